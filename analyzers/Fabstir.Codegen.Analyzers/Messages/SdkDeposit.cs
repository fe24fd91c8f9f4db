using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Messages;

/// <summary>Amounts that the SDK takes as a deposit, in whole tokens: of a session, and in advance.</summary>
internal static class SdkDeposit
{
    private const string Configuration = "SessionConfig";

    /// <summary>Calls back for each deposit that is given, with what it is in.</summary>
    public static void Register(CompilationStartAnalysisContext context, Action<OperationAnalysisContext, IOperation, PaymentCurrency> analyze)
    {
        SdkCreation.Register(context, Configuration, (operation, creation) =>
        {
            if (creation["DepositAmount"] is { } amount)
            {
                analyze(operation, amount, creation.CurrencyOf("PaymentToken", operation.CancellationToken));
            }
        });
        context.RegisterOperationAction(
            operation =>
            {
                if (operation.Operation is IInvocationOperation { TargetMethod: { Name: "DepositAsync", ContainingType: { Name: "FabstirPayments", ContainingAssembly.Name: OurMethods.Sdk } } } call
                    && Arguments.At(call.Arguments, 0) is { } amount
                    && Arguments.At(call.Arguments, 1) is { } token)
                {
                    analyze(operation, amount, PaymentTokenValue.Of(token, operation.CancellationToken));
                }
            },
            OperationKind.Invocation);
    }
}
