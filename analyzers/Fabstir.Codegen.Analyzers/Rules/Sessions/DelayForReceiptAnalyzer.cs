using System.Collections.Immutable;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.Sessions;

/// <summary>FAB4007: a constant delay after a transaction that nobody waits for, before the next call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DelayForReceiptAnalyzer() : FabstirAnalyzer(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.DelayForReceipt,
        "A delay in the place of a receipt",
        "Nobody knows whether {0} is mined after this delay: await the receipt, handle.WaitAsync()",
        DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterOperationAction(Analyze, OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context)
    {
        var delay = (IInvocationOperation)context.Operation;
        if (delay.TargetMethod is not { Name: "Delay" or "Sleep", ContainingType.Name: "Task" or "Thread" }
            || Arguments.At(delay.Arguments, 0) is not { } duration
            || !IsConstant(duration, context.CancellationToken)
            || StatementIn(delay) is not var (statements, place))
        {
            return;
        }

        // The nearest transaction above, with nothing that waits for anything of it in between.
        for (int i = place - 1; i >= 0; i--)
        {
            if (Waits(statements[i]))
            {
                return;
            }

            if (SendIn(statements[i]) is { } send)
            {
                if (CallsAfter(statements, place, context.CancellationToken))
                {
                    context.ReportDiagnostic(Diagnostic.Create(Descriptor, delay.Syntax.GetLocation(), send.TargetMethod.Name));
                }

                return;
            }
        }
    }

    private static bool IsConstant(IOperation duration, CancellationToken cancellationToken)
    {
        IOperation origin = ValueOrigin.Of(duration, cancellationToken);
        return origin.ConstantValue.HasValue || origin switch
        {
            IInvocationOperation { TargetMethod: { ContainingType.Name: nameof(TimeSpan), IsStatic: true } } factory => AreConstant(factory.Arguments, cancellationToken),
            IObjectCreationOperation { Type.Name: nameof(TimeSpan) } creation => AreConstant(creation.Arguments, cancellationToken),
            _ => false,
        };
    }

    private static bool AreConstant(ImmutableArray<IArgumentOperation> arguments, CancellationToken cancellationToken) =>
        System.Linq.Enumerable.All(arguments, argument => ValueOrigin.Of(argument.Value, cancellationToken).ConstantValue.HasValue);

    private static (IReadOnlyList<IOperation> Statements, int Place)? StatementIn(IOperation operation)
    {
        for (IOperation child = operation; child.Parent is { } parent; child = parent)
        {
            if (parent is IBlockOperation block)
            {
                return (block.Operations, block.Operations.IndexOf(child));
            }

            if (parent is IAnonymousFunctionOperation)
            {
                return null;
            }
        }

        return null;
    }

    private static bool CallsAfter(IReadOnlyList<IOperation> statements, int place, CancellationToken cancellationToken)
    {
        for (int i = place + 1; i < statements.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (IOperation part in statements[i].Descendants())
            {
                if (part is IInvocationOperation { TargetMethod: var method } && method.Name.EndsWith("Async", StringComparison.Ordinal) && OurMethods.Contains(method))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static IInvocationOperation? SendIn(IOperation statement)
    {
        foreach (IOperation part in statement.Descendants())
        {
            if (part is IInvocationOperation { TargetMethod.ReturnType: INamedTypeSymbol { Name: "Task", TypeArguments: [{ Name: "TransactionHandle" }] } } send && OurMethods.Contains(send.TargetMethod))
            {
                return send;
            }
        }

        return null;
    }

    private static bool Waits(IOperation statement)
    {
        foreach (IOperation part in statement.Descendants())
        {
            if (part is IInvocationOperation { TargetMethod: { Name: "WaitAsync", ContainingType.Name: "TransactionHandle" } })
            {
                return true;
            }
        }

        return false;
    }
}
