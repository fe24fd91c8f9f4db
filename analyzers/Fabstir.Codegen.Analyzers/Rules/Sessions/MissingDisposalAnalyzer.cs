using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.Sessions;

/// <summary>FAB4001: a session, client, stream or chain of ours that a method makes, keeps to itself and never disposes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingDisposalAnalyzer() : FabstirAnalyzer(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.MissingDisposal,
        "Something of ours that nobody disposes",
        "Nobody disposes this {0}, and it does not leave the method: await using ends what it has open",
        DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        if (known.AsyncDisposable is { } asyncDisposable)
        {
            context.RegisterOperationAction(operation => Analyze(operation, asyncDisposable), OperationKind.Invocation, OperationKind.ObjectCreation);
        }
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol asyncDisposable)
    {
        Lifetime lifetime = new(asyncDisposable, context.CancellationToken);
        ITypeSymbol? made = context.Operation switch
        {
            IObjectCreationOperation creation when lifetime.HasToBeDisposed(creation.Type) => creation.Type,
            IInvocationOperation { TargetMethod: { Name: "GetAsyncEnumerator" } method, Instance: { } stream } when IsOurStream(stream, context.CancellationToken) => method.ReturnType,
            IInvocationOperation { TargetMethod: var method } when IsFactory(method, context.Compilation) && lifetime.HasToBeDisposed(ResultOf(method)) => ResultOf(method),
            _ => null,
        };
        if (made is not null && IsAtHand(context.Operation) && lifetime.EndOf(context.Operation) == LifetimeEnd.Forgotten)
        {
            SyntaxNode place = context.Operation.Syntax is InvocationExpressionSyntax ? InvokedName.Of(context.Operation.Syntax) : context.Operation.Syntax;
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, place.GetLocation(), made.Name));
        }
    }

    // Within its own assembly a method may as well hand out what belongs to somebody else.
    private static bool IsFactory(IMethodSymbol method, Compilation compilation) =>
        !method.Name.StartsWith("Get", StringComparison.Ordinal)
        && OurMethods.Contains(method)
        && !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly);

    // A task that is not awaited here belongs to whoever awaits it.
    private static bool IsAtHand(IOperation operation) =>
        operation.Type is not { Name: "Task" or "ValueTask" }
        || operation.Parent is IAwaitOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Parent: IAwaitOperation };

    private static ITypeSymbol ResultOf(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [{ } result] } ? result : method.ReturnType;

    private static bool IsOurStream(IOperation stream, CancellationToken cancellationToken) => ValueOrigin.Of(stream, cancellationToken) switch
    {
        IInvocationOperation { TargetMethod: { IsExtensionMethod: true, Name: "WithCancellation" or "ConfigureAwait" }, Arguments: [{ } inner, ..] } => IsOurStream(inner.Value, cancellationToken),
        IInvocationOperation { TargetMethod: var method } => OurMethods.Contains(method),
        _ => false,
    };
}
