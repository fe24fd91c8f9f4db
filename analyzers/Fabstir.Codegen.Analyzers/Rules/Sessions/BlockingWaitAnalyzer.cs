using Fabstir.Codegen.Analyzers.Messages;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.Sessions;

/// <summary>FAB4003: a thread that waits for one of our tasks.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingWaitAnalyzer() : FabstirAnalyzer(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.BlockingWait, "A thread that waits for one of our tasks", "{0} holds this thread until {1} has ended, and may never return: await it", DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        context.RegisterOperationAction(AnalyzeResult, OperationKind.PropertyReference);
        context.RegisterOperationAction(AnalyzeCall, OperationKind.Invocation);
    }

    private static void AnalyzeResult(OperationAnalysisContext context)
    {
        var reference = (IPropertyReferenceOperation)context.Operation;
        if (reference is { Property: { Name: "Result", ContainingType.Name: "Task" or "ValueTask" }, Instance: { } task })
        {
            Report(context, task, reference.Syntax is MemberAccessExpressionSyntax access ? access.Name : reference.Syntax);
        }
    }

    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        var invocation = (IInvocationOperation)context.Operation;
        switch (invocation.TargetMethod.Name)
        {
            case "Wait" when invocation is { TargetMethod.ContainingType.Name: "Task", Instance: { } task }:
                Report(context, task, InvokedName.Of(invocation.Syntax));
                break;
            case "GetResult" when invocation.Instance is IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } task }:
                Report(context, task, InvokedName.Of(invocation.Syntax));
                break;
        }
    }

    private static void Report(OperationAnalysisContext context, IOperation task, SyntaxNode place)
    {
        if (OursIn(task, context) is { } method)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, place.GetLocation(), place.ToString(), method.Name));
        }
    }

    // A local may have been awaited, or be one of several that were: then nothing waits.
    private static IMethodSymbol? OursIn(IOperation task, OperationAnalysisContext context) => task switch
    {
        IConversionOperation conversion => OursIn(conversion.Operand, context),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask", Instance: { } inner } => OursIn(inner, context),
        IInvocationOperation { TargetMethod: var method } when OurMethods.Contains(method) => method,
        ILocalReferenceOperation local when !IsAwaitedSomewhere(local.Syntax) && Values.ValueOrigin.Of(local, context.CancellationToken) is IInvocationOperation origin => OursIn(origin, context),
        _ => null,
    };

    private static bool IsAwaitedSomewhere(SyntaxNode node)
    {
        SyntaxNode scope = node.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() ?? node.SyntaxTree.GetRoot();
        foreach (SyntaxNode inner in scope.DescendantNodes())
        {
            if (inner is AwaitExpressionSyntax)
            {
                return true;
            }
        }

        return false;
    }
}
