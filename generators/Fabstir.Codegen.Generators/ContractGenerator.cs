using Fabstir.Codegen.Generators.Diagnostics;
using Fabstir.Codegen.Generators.Emit;
using Fabstir.Codegen.Generators.Emit.Nethereum;
using Fabstir.Codegen.Generators.Input;
using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators;

/// <summary>
/// Generates a client for each contract ABI of a project. Files are parsed one by one; only their claims to names are compared, so that an edit of
/// one ABI generates that contract again and no other. The compilation is never looked at.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ContractGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<RepeatedFiles> repeated = context.AdditionalTextsProvider
            .Collect()
            .Select(static (texts, _) => RepeatedFiles.Among(texts));

        IncrementalValuesProvider<AbiFile> files = context.AdditionalTextsProvider
            .Combine(repeated)
            .Where(static pair => !pair.Right.Contains(pair.Left))
            .Select(static (pair, _) => pair.Left)
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => AbiFileOptions.Read(pair.Left, pair.Right))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(TrackingNames.Input);

        IncrementalValuesProvider<ContractModel> contracts = files
            .Select(static (file, cancellationToken) => file.Parse(cancellationToken).Contract)
            .Where(static contract => contract is not null)
            .Select(static (contract, _) => contract!)
            .WithTrackingName(TrackingNames.Parse);

        IncrementalValueProvider<RegistryModel> registry = contracts
            .Select(static (contract, _) => Claim.Of(contract))
            .WithTrackingName(TrackingNames.Claims)
            .Collect()
            .Select(static (claims, _) => Registry.Resolve(claims))
            .WithTrackingName(TrackingNames.Registry);

        IncrementalValuesProvider<ContractModel> decided = contracts
            .Combine(registry)
            .Select(static (pair, _) => pair.Left.Decide(pair.Right.For(pair.Left.Path)))
            .Where(static contract => contract is not null)
            .Select(static (contract, _) => contract!)
            .WithTrackingName(TrackingNames.Contract);

        IncrementalValuesProvider<ScopeModel> scopes = registry
            .SelectMany(static (decisions, _) => decisions.Scopes)
            .WithTrackingName(TrackingNames.Scope);

        context.RegisterSourceOutput(decided, static (output, contract) => AddSources(output, contract));
        context.RegisterSourceOutput(scopes, static (output, scope) => output.AddSource(
            scope.HintName, scope.Target == ClientTarget.Nethereum ? NethereumScopeEmitter.Emit(scope) : ScopeEmitter.Emit(scope)));
        context.RegisterSourceOutput(
            files.Where(static file => !file.AnalyzersRun).Combine(registry),
            static (output, pair) => AbiDiagnostics.ReportErrors(pair.Left, pair.Right, output.ReportDiagnostic, output.CancellationToken));
    }

    private static void AddSources(SourceProductionContext output, ContractModel contract)
    {
        if (contract.Target == ClientTarget.Nethereum)
        {
            output.AddSource(contract.HintName, NethereumDefinitionEmitter.Emit(contract));
            output.AddSource(HintNames.OfService(contract.Name, contract.Path), NethereumServiceEmitter.Emit(contract));
        }
        else
        {
            output.AddSource(contract.HintName, ContractEmitter.Emit(contract));
        }
    }
}
