using System.Collections.Immutable;
using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Messages;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.AbiShapes;

/// <summary>FAB3004: a selector or topic0 of an older revision, or one of no contract where ours expect one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OldSelectorAnalyzer() : FabstirAnalyzer(Old, Unknown)
{
    /// <summary>The property of a diagnostic that has the generated constant to use instead, where there is one.</summary>
    internal const string ConstantProperty = "Constant";

    private const string Title = "A selector or topic that no contract has";
    private const int SelectorLength = 10;
    private const int TopicLength = 66;

    private static readonly DiagnosticDescriptor Old =
        Rule.Create(RuleIds.OldSelector, Title, "'{0}' is {1}, which {2} has no longer since {3}; {4}", DiagnosticSeverity.Warning);

    private static readonly DiagnosticDescriptor Unknown =
        Rule.Create(RuleIds.OldSelector, Title, "'{0}' is of no contract that this project has a client for", DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        GeneratedEntries entries = new(known);
        context.RegisterOperationAction(operation => Analyze(operation, entries), OperationKind.Literal);
    }

    private static void Analyze(OperationAnalysisContext context, GeneratedEntries entries)
    {
        if (HashOf(context.Operation) is not { } hash)
        {
            return;
        }

        if (RemovedEntries.FindHash(hash) is { } removed)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Old,
                context.Operation.Syntax.GetLocation(),
                ConstantFor(removed) is { } constant ? ImmutableDictionary<string, string?>.Empty.Add(ConstantProperty, constant) : null,
                hash,
                removed.Signature,
                removed.Contract,
                removed.GoneBy,
                removed.Advice));
        }
        else if (IsExpected(context.Operation) && !entries.Contains(hash))
        {
            context.ReportDiagnostic(Diagnostic.Create(Unknown, context.Operation.Syntax.GetLocation(), hash));
        }
    }

    private static string? HashOf(IOperation literal) => literal.ConstantValue switch
    {
        { HasValue: true, Value: string { Length: SelectorLength or TopicLength } text } when text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) => text.ToLowerInvariant(),
        { HasValue: true, Value: uint or int } when literal.Syntax is LiteralExpressionSyntax { Token.Text: var text } && text.Replace("_", "").TrimEnd('u', 'U') is { Length: SelectorLength } digits
            && digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase) => digits.ToLowerInvariant(),
        _ => null,
    };

    // What another entry does now is a constant only where it means the same.
    private static string? ConstantFor(RemovedEntry entry)
    {
        if (entry.Kind == EntryKind.Error || (entry.Kind == EntryKind.Function && !entry.IsOneToOne) || entry.Successor.Length == 0)
        {
            return null;
        }

        string name = entry.Successor.Split('(')[0];
        string container = entry.Kind == EntryKind.Event ? "Topics" : "Selectors.Functions";
        return $"{entry.Contract}.{container}.{char.ToUpperInvariant(name[0])}{name.Substring(1)}";
    }

    // Where a parameter of ours says so, and in the first place of the topics that logs are asked for by.
    private static bool IsExpected(IOperation literal)
    {
        IOperation value = literal;
        bool isFirst = true;
        for (IOperation? parent = literal.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case ICollectionExpressionOperation collection:
                    isFirst = collection.Elements[0] == value;
                    break;
                case IConversionOperation or IInvocationOperation or IObjectCreationOperation:
                case IArgumentOperation { Parameter: { ContainingType.Name: "Bytes4" or "Bytes32" } }:
                    break;
                case IArgumentOperation { Parameter: { Name: "selector" or "topic0" } parameter }:
                    return IsOurs(parameter.ContainingSymbol.ContainingAssembly);
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Topics", ContainingType.Name: "LogQuery" } } }:
                    return isFirst;
                default:
                    return false;
            }

            value = parent;
        }

        return false;
    }

    private static bool IsOurs(IAssemblySymbol? assembly) => assembly?.Name is "Fabstir.Abi" or "Fabstir.Ethereum" or "Fabstir.Contracts" or "Fabstir.Sdk";
}
