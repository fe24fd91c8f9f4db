using System.Collections.Immutable;
using Fabstir.Codegen.Generators.Input;
using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fabstir.Codegen.Generators.Diagnostics;

/// <summary>
/// Reports what is wrong with an ABI file, in the file. An analyzer and not the generator, because the IDE then shows it while the file is typed,
/// and a configuration can set its severity.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AbiFileAnalyzer : DiagnosticAnalyzer
{
    // The compiler host keeps what was read for as long as the text lives: each version of a file is read once.
    private static readonly SourceTextValueProvider<AbiDocument> Documents = new(static text => AbiDocuments.Read(text.ToString(), CancellationToken.None));
    private static readonly SourceTextValueProvider<AbiDocument> Signatures = new(static text => AbiDocuments.ReadSignatures(text.ToString(), CancellationToken.None));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => DiagnosticDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            Dictionary<AdditionalText, ParsedFile> files = [];
            RepeatedFiles repeated = RepeatedFiles.Among(start.Options.AdditionalFiles);
            foreach (AdditionalText additional in start.Options.AdditionalFiles)
            {
                if (!repeated.Contains(additional)
                    && AbiFileOptions.Read(additional, start.Options.AnalyzerConfigOptionsProvider) is { } file
                    && additional.GetText(start.CancellationToken) is { } text
                    && start.TryGetValue(text, file.IsSignatures ? Signatures : Documents, out AbiDocument? document))
                {
                    files[additional] = new ParsedFile(file, text, ContractParser.Parse(document, file.Options));
                }
            }

            RegistryModel registry = Registry.Resolve(ClaimsOf(files.Values));
            start.RegisterAdditionalFileAction(action =>
            {
                if (files.TryGetValue(action.AdditionalFile, out ParsedFile? file))
                {
                    AbiDiagnostics.Report(file.File, file.Result, registry, file.Text, action.ReportDiagnostic);
                }
                else if (AbiFileOptions.Read(action.AdditionalFile, action.Options.AnalyzerConfigOptionsProvider) is { } left)
                {
                    action.ReportDiagnostic(repeated.Contains(action.AdditionalFile) ? AbiDiagnostics.Repeated(left) : AbiDiagnostics.Unreadable(left));
                }
            });
        });
    }

    private static IEnumerable<Claim> ClaimsOf(IEnumerable<ParsedFile> files)
    {
        foreach (ParsedFile file in files)
        {
            if (file.Result.Contract is { } contract)
            {
                yield return Claim.Of(contract);
            }
        }
    }

    private sealed record ParsedFile(AbiFile File, SourceText Text, ParseResult Result);
}
