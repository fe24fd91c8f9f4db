using System.Collections.Immutable;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.Sessions;

/// <summary>FAB4006: a public host that is talked to without encryption.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PlaintextEndpointAnalyzer() : FabstirAnalyzer(Descriptor)
{
    /// <summary>The property of a diagnostic that has the URL to write instead.</summary>
    internal const string SecureProperty = "Secure";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.PlaintextEndpoint,
        "A public host without encryption",
        "Everybody on the way to {1} can read and change what goes over {0}: use {2}",
        DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        context.RegisterOperationAction(AnalyzeArgument, OperationKind.Argument);
        context.RegisterOperationAction(AnalyzeAssignment, OperationKind.SimpleAssignment);
    }

    private static void AnalyzeArgument(OperationAnalysisContext context)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { } parameter } && OurMethods.IsOurs(parameter.ContainingAssembly) && TakesUrls(parameter.Type, parameter.Name))
        {
            Check(context, argument.Value);
        }
    }

    private static void AnalyzeAssignment(OperationAnalysisContext context)
    {
        if (context.Operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment
            && OurMethods.IsOurs(property.ContainingAssembly)
            && TakesUrls(property.Type, property.Name))
        {
            Check(context, assignment.Value);
        }
    }

    // A Uri, a list of them, or a text that is called so.
    private static bool TakesUrls(ITypeSymbol type, string name) => type switch
    {
        { Name: "Uri" } => true,
        INamedTypeSymbol { TypeArguments: [{ Name: "Uri" }] } => true,
        IArrayTypeSymbol { ElementType.Name: "Uri" } => true,
        { SpecialType: SpecialType.System_String } => name.EndsWith("url", StringComparison.OrdinalIgnoreCase) || name.EndsWith("uri", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("endpoint", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static void Check(OperationAnalysisContext context, IOperation value)
    {
        switch (ValueOrigin.Of(value, context.CancellationToken))
        {
            case IObjectCreationOperation { Type.Name: "Uri" } creation when Arguments.At(creation.Arguments, 0) is { } text:
                Check(context, value, text);
                break;
            case ICollectionExpressionOperation collection:
                CheckAll(context, collection.Elements);
                break;
            case IArrayCreationOperation { Initializer: { } initializer }:
                CheckAll(context, initializer.ElementValues);
                break;
            case { Type.SpecialType: SpecialType.System_String } url:
                Check(context, value, url);
                break;
        }
    }

    private static void CheckAll(OperationAnalysisContext context, ImmutableArray<IOperation> values)
    {
        foreach (IOperation value in values)
        {
            Check(context, value);
        }
    }

    private static void Check(OperationAnalysisContext context, IOperation value, IOperation text)
    {
        if (TextOf(text, context.CancellationToken) is not { } known || PlaintextUrl.Of(known.Text) is not { } url)
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptor,
            value.Syntax.GetLocation(),
            known.Literal is null ? [] : [known.Literal],
            known.Literal is null ? null : ImmutableDictionary<string, string?>.Empty.Add(SecureProperty, url.SecureScheme + known.Text.Substring(url.Scheme.Length)),
            url.Scheme,
            url.Host,
            url.SecureScheme));
    }

    // Of an interpolated text the part before the first value is enough, if the host ends in it.
    private static TextValue? TextOf(IOperation text, CancellationToken cancellationToken)
    {
        if (TextValue.Of(text, cancellationToken) is { } known)
        {
            return known;
        }

        return ValueOrigin.Of(text, cancellationToken) is IInterpolatedStringOperation { Parts: [IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string beginning } }, ..] }
            && beginning.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme
            && beginning.IndexOfAny([':', '/'], scheme + 3) is > 0 and var end
                ? new TextValue(beginning.Substring(0, end), null)
                : null;
    }
}
