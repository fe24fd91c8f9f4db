using Fabstir.Codegen.Analyzers.Signatures;

namespace Fabstir.Codegen.Analyzers.Facts;

/// <summary>An entry of the newest revision, with the names of its parameters.</summary>
internal sealed class CurrentEntry(ContractRole contract, EntryKind kind, string entry)
{
    private readonly Lazy<AbiSignature> _signature =
        new(() => AbiSignature.Parse(entry) ?? throw new InvalidOperationException($"{entry} is no entry of an ABI."));

    public ContractRole Contract => contract;

    public EntryKind Kind => kind;

    public AbiSignature Signature => _signature.Value;
}
