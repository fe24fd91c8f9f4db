using System.Collections.Immutable;
using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Signatures;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.Payments;

/// <summary>FAB1003: a message, a method or a signature of an entry that the contracts have no longer.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RemovedEntryAnalyzer() : FabstirAnalyzer(Descriptor)
{
    /// <summary>The property of a diagnostic that has the name that the entry has now, where nothing else changed.</summary>
    internal const string SuccessorProperty = "Successor";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.RemovedEntry, "An entry that the contracts have no longer", "{0} has {1} no longer since {2}; {3}", DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        context.RegisterOperationAction(operation => AnalyzeCreation(operation, known), OperationKind.ObjectCreation, OperationKind.With);
        context.RegisterOperationAction(operation => AnalyzeCall(operation, known), OperationKind.Invocation);
        context.RegisterOperationAction(AnalyzeLiteral, OperationKind.Literal);
        if (known.UsesNethereum)
        {
            context.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
        }
    }

    private static void AnalyzeCreation(OperationAnalysisContext context, KnownSymbols known)
    {
        if (known.MessageOf(context.Operation.Type) is { } message && Find(message.Signature) is { } removed)
        {
            Report(context.ReportDiagnostic, LocationOf(context.Operation.Syntax), removed);
        }
    }

    // Calls by position have no message in the source.
    private static void AnalyzeCall(OperationAnalysisContext context, KnownSymbols known)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (PositionalCall.MessageOf(invocation.TargetMethod, known) is { } message && Find(message.Signature) is { } removed)
        {
            Report(context.ReportDiagnostic, InvokedName.Of(invocation.Syntax).GetLocation(), removed);
        }
    }

    private static void AnalyzeLiteral(OperationAnalysisContext context)
    {
        if (context.Operation.ConstantValue is { HasValue: true, Value: string { Length: > 3 and < 400 } text }
            && text.IndexOf('(') > 0
            && AbiSignature.Parse(WithoutKeyword(text)) is { } signature
            && Find(signature) is { } removed)
        {
            Report(context.ReportDiagnostic, context.Operation.Syntax.GetLocation(), removed);
        }
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        if (HandWrittenMessage.Of((INamedTypeSymbol)context.Symbol) is { } message
            && Find(message.Signature) is { } removed)
        {
            Report(context.ReportDiagnostic, message.Name.GetSyntax(context.CancellationToken).GetLocation(), removed);
        }
    }

    // What contracts of other people have as well says nothing about whose it is.
    private static RemovedEntry? Find(AbiSignature signature) => RemovedEntries.FindSignature(signature.Canonical) is { IsGeneric: false } removed ? removed : null;

    private static void Report(Action<Diagnostic> report, Location location, RemovedEntry removed) => report(Diagnostic.Create(
        Descriptor,
        location,
        removed.IsOneToOne ? ImmutableDictionary<string, string?>.Empty.Add(SuccessorProperty, removed.Successor) : null,
        removed.Contract,
        removed.Signature,
        removed.GoneBy,
        removed.Advice));

    private static string WithoutKeyword(string text)
    {
        foreach (string keyword in (ReadOnlySpan<string>)["function ", "event ", "error "])
        {
            if (text.StartsWith(keyword, StringComparison.Ordinal))
            {
                return text.Substring(keyword.Length);
            }
        }

        return text;
    }

    private static Location LocationOf(SyntaxNode creation) => creation switch
    {
        ObjectCreationExpressionSyntax named => named.Type.GetLocation(),
        ImplicitObjectCreationExpressionSyntax unnamed => unnamed.NewKeyword.GetLocation(),
        WithExpressionSyntax with => with.WithKeyword.GetLocation(),
        _ => creation.GetLocation(),
    };
}
