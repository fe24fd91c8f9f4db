using Fabstir.Codegen.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators.Input;

/// <summary>An ABI file of the project. The only step of the pipeline that holds an object of the compiler's: the text behind it is not read yet.</summary>
/// <param name="Text">The file.</param>
/// <param name="Options">What the project says about it.</param>
/// <param name="AnalyzersRun">Whether an analyzer reports what is wrong with it; else the generator has to.</param>
internal sealed record AbiFile(AdditionalText Text, ContractOptions Options, bool AnalyzersRun)
{
    /// <summary>Whether it has signatures for people instead of JSON: <c>Vault.abi.txt</c>.</summary>
    public bool IsSignatures => Options.Path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads and parses the file.</summary>
    public ParseResult Parse(CancellationToken cancellationToken)
    {
        string text = Text.GetText(cancellationToken)?.ToString() ?? "";
        return ContractParser.Parse(IsSignatures ? AbiDocuments.ReadSignatures(text, cancellationToken) : AbiDocuments.Read(text, cancellationToken), Options);
    }
}
