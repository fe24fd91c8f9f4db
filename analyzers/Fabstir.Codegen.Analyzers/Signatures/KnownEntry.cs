namespace Fabstir.Codegen.Analyzers.Signatures;

/// <summary>An entry of a contract that something is compared with.</summary>
/// <param name="Contract">Whose it is; null when only the author of a binding says so.</param>
/// <param name="Signature">The entry, with its names.</param>
internal sealed record KnownEntry(string? Contract, AbiSignature Signature);
