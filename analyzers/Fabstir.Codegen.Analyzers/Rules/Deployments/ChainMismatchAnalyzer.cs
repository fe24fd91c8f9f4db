using System.Numerics;
using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.Deployments;

/// <summary>FAB5004: an address, a token or a deployment of one chain beside the id of another.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChainMismatchAnalyzer() : FabstirAnalyzer(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.ChainMismatch, "An address of another chain", "This is on chain {0}, and it is used for chain {1}, where nothing or something else stands there", DiagnosticSeverity.Error);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        context.RegisterOperationAction(AnalyzeGiven, OperationKind.ObjectCreation, OperationKind.With, OperationKind.Invocation);
        context.RegisterOperationAction(AnalyzeDeclaration, OperationKind.Literal);
    }

    private static void AnalyzeGiven(OperationAnalysisContext context)
    {
        IOperation operation = context.Operation;
        if (!IsOurs(operation))
        {
            return;
        }

        BigInteger? chain = null;
        foreach ((string name, IOperation value) in GivenValues.Of(operation))
        {
            chain ??= ChainOrigin.IsNamed(name) ? NumberValue.Of(value, context.CancellationToken).Value
                : name == "transport" ? ChainOrigin.OfTransport(value, context.CancellationToken)
                : null;
        }

        if (chain is not { } expected)
        {
            return;
        }

        foreach ((string _, IOperation value) in GivenValues.Of(operation))
        {
            if (ChainOrigin.OfPlace(value, context.CancellationToken) is { } actual && actual != expected)
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, value.Syntax.GetLocation(), actual, expected));
            }
        }
    }

    // A deployment of the user's own, with addresses that were copied from another chain's.
    private static void AnalyzeDeclaration(OperationAnalysisContext context)
    {
        if (context.Operation.ConstantValue is { HasValue: true, Value: string text }
            && KnownAddresses.Find(text) is not null
            && ChainOrigin.OfDeclaration(context.ContainingSymbol.ContainingType, context.Operation.SemanticModel, context.CancellationToken) is { } chain
            && chain != KnownAddresses.ChainId
            && !IsInAttribute(context.Operation))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, context.Operation.Syntax.GetLocation(), KnownAddresses.ChainId, chain));
        }
    }

    private static bool IsInAttribute(IOperation literal) => System.Linq.Enumerable.Any(literal.Syntax.Ancestors(), static node => node is Microsoft.CodeAnalysis.CSharp.Syntax.AttributeSyntax);

    // A chain id elsewhere may be where something goes, and not where it is.
    private static bool IsOurs(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => OurMethods.Contains(invocation.TargetMethod),
        { Type: INamedTypeSymbol type } => OurMethods.IsOurs(type.ContainingAssembly) || OurMethods.IsClient(type),
        _ => false,
    };
}
