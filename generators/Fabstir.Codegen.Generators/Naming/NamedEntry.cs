namespace Fabstir.Codegen.Generators.Naming;

/// <summary>An entry that wants a name.</summary>
/// <param name="SolidityName">As the source names it.</param>
/// <param name="TypeLabels">The types of its parameters as parts of an identifier.</param>
/// <param name="Signature">What orders entries of one name: no two of a kind have the same signature and the same text.</param>
/// <param name="Text">The entry with its names.</param>
/// <param name="Hash">Eight hexadecimal digits that tell entries apart when nothing else does.</param>
internal sealed record NamedEntry(string SolidityName, IReadOnlyList<string> TypeLabels, string Signature, string Text, string Hash);
