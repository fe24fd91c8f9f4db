using Fabstir.Codegen.Generators.Parsing.Artifacts;

namespace Fabstir.Codegen.Generators.Parsing.Signatures;

/// <summary>An ABI as declarations of Solidity, one a line: functions, events, errors, and the structs, enums and value types that they use.</summary>
internal sealed class SignatureDocument : AbiDocument
{
    private readonly List<AbiDiagnostic> _diagnostics = [];
    private readonly Artifact _artifact;

    public SignatureDocument(string text, CancellationToken cancellationToken)
    {
        SignatureResolver resolver = new(new SignatureParser(SignatureLexer.Read(text, cancellationToken), _diagnostics).Read(), _diagnostics);
        _artifact = new Artifact
        {
            ContractName = null,
            NameRange = new TextRange(0, Math.Min(1, text.Length)),
            Entries = resolver.Resolve(),
            Structs = resolver.Structs(),
            Enums = resolver.Enums(),
        };
    }

    /// <inheritdoc/>
    public override Artifact? Select(ContractOptions options, List<AbiDiagnostic> diagnostics)
    {
        diagnostics.AddRange(_diagnostics);
        return _artifact;
    }
}
