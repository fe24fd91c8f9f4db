using System.Numerics;
using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.Payments;

/// <summary>FAB1005: a host that registers with less than the registry takes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StakeBoundsAnalyzer() : FabstirAnalyzer(Descriptor)
{
    private const string Registration = "registerNode";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.StakeBounds, "A stake that no host can register with", "A host registers with {1} FAB or more, as of {2}; this is {0}", DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        SdkCreation.Register(context, "HostRegistration", static (operation, registration) => Check(operation, registration["Stake"]));
        context.RegisterOperationAction(operation => AnalyzeApproval(operation, known), OperationKind.Invocation);
    }

    // Registering takes the stake by an allowance. One alone may be for adding to a stake, which may be as little as one likes.
    private static void AnalyzeApproval(OperationAnalysisContext context, KnownSymbols known)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod.Name == "ApproveAsync"
            && invocation.Instance is { } token
            && Arguments.At(invocation.Arguments, 0) is { } argument
            && known.MessageOf(argument.Type) is not null
            && MessageCreation.Of(ValueOrigin.Of(argument, context.CancellationToken), known) is { } approval
            && approval["spender"] is { } spender
            && approval["value"] is { } value
            && AddressValue.Of(token, context.CancellationToken) is { Role: ContractRole.Fab }
            && AddressValue.Of(spender.Value, context.CancellationToken) is { Role: ContractRole.NodeRegistry }
            && RegistersIn(RootOf(invocation), known))
        {
            Check(context, value.Value);
        }
    }

    private static void Check(OperationAnalysisContext context, IOperation? stake)
    {
        // An amount in the decimals of another token is FAB1004's.
        if (stake is not null
            && NumberValue.Of(stake, context.CancellationToken) is { Value: { } units, Decimals: null or TokenDecimals.Fab }
            && Bound.MinStake.Read(context) is BigInteger least
            && units < least)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor, stake.Syntax.GetLocation(), WholeAmount.Text(units, TokenDecimals.Fab), WholeAmount.Text(least, TokenDecimals.Fab), Bound.AsOf));
        }
    }

    private static bool RegistersIn(IOperation root, KnownSymbols known)
    {
        foreach (IOperation operation in root.Descendants())
        {
            if (operation is IObjectCreationOperation && known.MessageOf(operation.Type) is { Signature.Name: Registration })
            {
                return true;
            }
        }

        return false;
    }

    private static IOperation RootOf(IOperation operation)
    {
        IOperation root = operation;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root;
    }
}
