using System.Globalization;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.AbiShapes;

/// <summary>FAB3003: an output of a function or a field of an event that is taken from a list by its place.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PositionalOutputsAnalyzer() : FabstirAnalyzer(Descriptor)
{
    private const string Output = "ParameterOutput";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.PositionalOutputs,
        "A decoded output by its place",
        "What stands at place {0} is another field in another revision: take it as a member of a generated result",
        DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        if (known.UsesNethereum)
        {
            context.RegisterOperationAction(AnalyzeIndexer, OperationKind.PropertyReference);
            context.RegisterOperationAction(AnalyzeElement, OperationKind.ArrayElementReference);
            context.RegisterOperationAction(AnalyzeCall, OperationKind.Invocation);
        }
    }

    private static void AnalyzeIndexer(OperationAnalysisContext context)
    {
        if (context.Operation is IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ } index], Instance: { } list } reference && IsDecoded(list, reference.Type, context.CancellationToken))
        {
            Report(context, index.Value);
        }
    }

    private static void AnalyzeElement(OperationAnalysisContext context)
    {
        if (context.Operation is IArrayElementReferenceOperation { Indices: [{ } index], ArrayReference: { } array } reference && IsDecoded(array, reference.Type, context.CancellationToken))
        {
            Report(context, index);
        }
    }

    // ElementAt(3), First() and Last() of a sequence.
    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        if (context.Operation is not IInvocationOperation { TargetMethod: { Name: "ElementAt" or "ElementAtOrDefault" or "First" or "Last" or "FirstOrDefault" or "LastOrDefault", ContainingType.Name: "Enumerable" } } call
            || Arguments.At(call.Arguments, 0) is not { } list
            || !IsDecoded(list, call.TargetMethod.ReturnType, context.CancellationToken))
        {
            return;
        }

        if (Arguments.At(call.Arguments, 1) is not { } second)
        {
            Report(context, call.TargetMethod.Name.StartsWith("First", StringComparison.Ordinal) ? "0" : "last");
        }
        else if (call.TargetMethod.Name.StartsWith("ElementAt", StringComparison.Ordinal))
        {
            Report(context, second);
        }
    }

    private static void Report(OperationAnalysisContext context, IOperation index)
    {
        if (NumberValue.Of(index, context.CancellationToken).Value is { } place)
        {
            Report(context, place.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Report(OperationAnalysisContext context, string place) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptor, context.Operation.Syntax.GetLocation(), place));

    // Nethereum's own type says that it is an output. Bare objects are one only where a call of Nethereum's gave them.
    private static bool IsDecoded(IOperation list, ITypeSymbol? element, CancellationToken cancellationToken) => element switch
    {
        { Name: Output } => IsOfNethereum(element.ContainingNamespace),
        { SpecialType: SpecialType.System_Object } => SourceOf(ValueOrigin.Of(list, cancellationToken)) is { } call && IsOfNethereum(call.TargetMethod.ContainingNamespace),
        _ => false,
    };

    private static IInvocationOperation? SourceOf(IOperation origin) => origin switch
    {
        IAwaitOperation { Operation: IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: IInvocationOperation call } } => call,
        IAwaitOperation { Operation: IInvocationOperation call } => call,
        IInvocationOperation call => call,
        _ => null,
    };

    private static bool IsOfNethereum(INamespaceSymbol? name)
    {
        for (INamespaceSymbol? current = name; current is { IsGlobalNamespace: false }; current = current.ContainingNamespace)
        {
            if (current is { Name: "Nethereum", ContainingNamespace.IsGlobalNamespace: true })
            {
                return true;
            }
        }

        return false;
    }
}
