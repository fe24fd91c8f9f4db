using Fabstir.Codegen.Generators.Input;
using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fabstir.Codegen.Generators.Diagnostics;

/// <summary>Collects what the author of an ABI file should know, and places it in the file.</summary>
internal static class AbiDiagnostics
{
    /// <summary>Reports what is wrong with a file alone, and what is wrong with it beside the others.</summary>
    public static void Report(AbiFile file, ParseResult result, RegistryModel registry, SourceText text, Action<Diagnostic> report)
    {
        foreach (AbiDiagnostic diagnostic in result.Diagnostics)
        {
            report(ToDiagnostic(diagnostic, file.Text.Path, text));
        }

        if (result.Contract is { } contract)
        {
            foreach (AbiDiagnostic diagnostic in FromDecision(contract, registry.For(contract.Path), result.NameRange))
            {
                report(ToDiagnostic(diagnostic, file.Text.Path, text));
            }
        }
    }

    /// <summary>Reports errors only, where no analyzer runs: code that is missing from a build should not go unexplained.</summary>
    public static void ReportErrors(AbiFile file, RegistryModel registry, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        if (file.Text.GetText(cancellationToken) is { } text)
        {
            Report(file, file.Parse(cancellationToken), registry, text, diagnostic =>
            {
                if (diagnostic.Severity == DiagnosticSeverity.Error)
                {
                    report(diagnostic);
                }
            });
        }
    }

    /// <summary>A file that the project names twice.</summary>
    public static Diagnostic Repeated(AbiFile file) => Diagnostic.Create(
        DiagnosticDescriptors.Of(RuleIds.BadMetadata),
        BeginningOf(file),
        $"Two items name {file.Options.Path}, and MSBuild keeps the metadata of the last; give one item's metadata with Update instead of Include");

    /// <summary>A file that the compiler cannot read. An ABI that is missing is more than one that was never there.</summary>
    public static Diagnostic Unreadable(AbiFile file) => Diagnostic.Create(
        DiagnosticDescriptors.Of(RuleIds.NoAbi), BeginningOf(file), DiagnosticSeverity.Warning, additionalLocations: null, properties: null, $"{file.Options.Path} cannot be read");

    private static Location BeginningOf(AbiFile file) => Location.Create(file.Text.Path, default, default);

    private static IEnumerable<AbiDiagnostic> FromDecision(ContractModel contract, Decision decision, TextRange range)
    {
        if (decision.WhyRefused is { } why)
        {
            yield return new AbiDiagnostic(
                RuleIds.NameTaken,
                range,
                $"The client {contract.Name} in the namespace {contract.Namespace} {why}; give one of the two another ContractName or Namespace");
        }

        foreach (TypeName name in decision.TypeNames)
        {
            if (name.WhyLocal is { } reason)
            {
                yield return new AbiDiagnostic(
                    RuleIds.Renamed,
                    range,
                    $"{SolidityNameOf(contract, name.Key)} is generated as {contract.Namespace}.{name.Place}, because {reason}");
            }
        }
    }

    private static string SolidityNameOf(ContractModel contract, string key)
    {
        foreach (NamedTypeModel type in contract.NamedTypes)
        {
            if (type.Key == key)
            {
                return type.SolidityName;
            }
        }

        return key;
    }

    private static Diagnostic ToDiagnostic(AbiDiagnostic diagnostic, string path, SourceText text)
    {
        TextSpan span = TextSpan.FromBounds(
            Math.Min(diagnostic.Range.Start, text.Length), Math.Min(diagnostic.Range.Start + diagnostic.Range.Length, text.Length));
        return Diagnostic.Create(
            DiagnosticDescriptors.Of(diagnostic.Id), Location.Create(path, span, text.Lines.GetLinePositionSpan(span)), diagnostic.Message);
    }
}
