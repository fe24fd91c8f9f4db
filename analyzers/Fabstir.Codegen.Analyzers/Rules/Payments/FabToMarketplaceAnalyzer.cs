using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.Payments;

/// <summary>FAB1002: FAB approved for or sent to a contract that takes none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FabToMarketplaceAnalyzer() : FabstirAnalyzer(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.FabToMarketplace,
        "FAB for a contract that takes none",
        "{0} takes no FAB: stakes go to NodeRegistry, votes and fees of proposals to ModelRegistry",
        DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterOperationAction(operation => Analyze(operation, known), OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, KnownSymbols known)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod.Name is not ("ApproveAsync" or "TransferAsync" or "TransferFromAsync" or "IncreaseAllowanceAsync")
            || invocation.Instance is null
            || Arguments.At(invocation.Arguments, 0) is not { } argument
            || known.MessageOf(argument.Type) is null
            || MessageCreation.Of(ValueOrigin.Of(argument, context.CancellationToken), known) is not { } message
            || (message["spender"] ?? message["to"]) is not { } recipient
            || AddressValue.Of(invocation.Instance, context.CancellationToken) is not { Role: ContractRole.Fab }
            || AddressValue.Of(recipient.Value, context.CancellationToken) is not { } taker
            || !IsWrong(taker))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(Descriptor, recipient.Location, NameOf(taker)));
    }

    private static bool IsWrong(AddressValue taker) =>
        taker.Role is ContractRole.JobMarketplace or ContractRole.HostEarnings or ContractRole.PaymentEscrow or ContractRole.ProofSystem || taker.Kind != AddressKind.Current;

    private static string NameOf(AddressValue taker) => taker.Kind == AddressKind.Current ? taker.Role.ToString() : $"This {taker.Role}, which is not the current one,";
}
