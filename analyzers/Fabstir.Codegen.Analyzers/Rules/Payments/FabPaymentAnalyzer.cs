using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fabstir.Codegen.Analyzers.Rules.Payments;

/// <summary>FAB1001: FAB as the token of a payment or deposit.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FabPaymentAnalyzer() : FabstirAnalyzer(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.FabPayment, "FAB is no payment token", "{0} takes no FAB: sessions are paid in USDC, FAB is for stakes and votes", DiagnosticSeverity.Error);

    // Names that no other contract's functions have; depositToken has to be the marketplace's.
    private static readonly Dictionary<string, string> TokenParameters = new(StringComparer.Ordinal)
    {
        ["createSessionJobForModelWithToken"] = "token",
        ["createSessionFromDepositForModel"] = "paymentToken",
        ["createSessionForModelAsDelegate"] = "paymentToken",
        ["createSessionJobWithToken"] = "token",
        ["createSessionFromDeposit"] = "paymentToken",
        ["depositToken"] = "token",
    };

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) => MessageCreation.Register(context, known, Analyze);

    private static void Analyze(OperationAnalysisContext context, MessageCreation creation)
    {
        if (TokenParameters.TryGetValue(creation.Type.Signature.Name, out string? parameter)
            && creation.Type.IsOfMarketplace
            && creation[parameter] is { } token
            && AddressValue.Of(token.Value, context.CancellationToken) is { Role: ContractRole.Fab })
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, token.Location, creation.Type.Signature.Name));
        }
    }
}
