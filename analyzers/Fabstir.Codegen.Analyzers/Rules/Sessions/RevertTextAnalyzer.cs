using System.Collections.Immutable;
using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.Sessions;

/// <summary>FAB4004: a decision on the text of a revert, or of another error of ours.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RevertTextAnalyzer() : FabstirAnalyzer(Descriptor)
{
    /// <summary>The property of a diagnostic that has the errors that a text is the name of, as a pattern.</summary>
    internal const string PatternProperty = "Pattern";

    /// <summary>The property of a diagnostic about an error of the marketplace's client, whose cause the contract's error is.</summary>
    internal const string ClientProperty = "Client";

    private const int MostErrors = 3;

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.RevertText,
        "A decision on the text of an error",
        "Texts of errors change with each revision of the contracts: decide on {0}",
        DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        context.RegisterOperationAction(operation => AnalyzeCall(operation, known), OperationKind.Invocation);
        context.RegisterOperationAction(AnalyzeComparison, OperationKind.Binary);
        context.RegisterOperationAction(AnalyzePattern, OperationKind.ConstantPattern);
        context.RegisterOperationAction(AnalyzeCase, OperationKind.CaseClause);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, KnownSymbols known)
    {
        var call = (IInvocationOperation)context.Operation;
        (IOperation? left, IOperation? right) = (call.TargetMethod.ContainingType, call.TargetMethod.Name) switch
        {
            ({ SpecialType: SpecialType.System_String }, "Contains" or "StartsWith" or "EndsWith" or "IndexOf" or "LastIndexOf" or "CompareTo") => (call.Instance, Arguments.At(call.Arguments, 0)),
            ({ SpecialType: SpecialType.System_String }, "Equals") => call.Instance is { } instance
                ? (instance, Arguments.At(call.Arguments, 0))
                : (Arguments.At(call.Arguments, 0), Arguments.At(call.Arguments, 1)),
            ({ SpecialType: SpecialType.System_String }, "Compare" or "CompareOrdinal") => (Arguments.At(call.Arguments, 0), Arguments.At(call.Arguments, 1)),
            _ => default,
        };
        if (left is not null && right is not null)
        {
            Compare(context, left, right, call.TargetMethod.Name == "Contains" ? known : null);
        }
        else if (call.TargetMethod is { Name: "IsMatch" or "Match" or "Matches", ContainingType: { Name: "Regex", ContainingNamespace.Name: "RegularExpressions" } }
            && ErrorText.Of(Arguments.At(call.Arguments, 0), context.CancellationToken) is { } searched)
        {
            Report(context, call.Syntax, searched, null);
        }
    }

    private static void AnalyzeComparison(OperationAnalysisContext context)
    {
        var binary = (IBinaryOperation)context.Operation;
        if (binary is { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, LeftOperand.Type.SpecialType: SpecialType.System_String })
        {
            Compare(context, binary.LeftOperand, binary.RightOperand, null);
        }
    }

    private static void Compare(OperationAnalysisContext context, IOperation left, IOperation right, KnownSymbols? known)
    {
        if (TextValue.Of(right, context.CancellationToken) is { } text && ErrorText.Of(left, context.CancellationToken) is { } error)
        {
            Report(context, context.Operation.Syntax, error, known is null ? null : PatternOf(text.Text, known));
        }
        else if (TextValue.Of(left, context.CancellationToken) is not null && ErrorText.Of(right, context.CancellationToken) is { } other)
        {
            Report(context, context.Operation.Syntax, other, null);
        }
    }

    // e.Message is "…", { Reason: "…" }, and the arms of a switch.
    private static void AnalyzePattern(OperationAnalysisContext context)
    {
        if (context.Operation is not IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: string } } pattern)
        {
            return;
        }

        IOperation? parent = pattern.Parent;
        while (parent is IBinaryPatternOperation or INegatedPatternOperation)
        {
            parent = parent.Parent;
        }

        ErrorText? error = parent switch
        {
            IIsPatternOperation match => ErrorText.Of(match.Value, context.CancellationToken),
            IPropertySubpatternOperation { Member: IPropertyReferenceOperation member } => ErrorText.OfMember(member),
            ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } => ErrorText.Of(choice.Value, context.CancellationToken),
            IPatternCaseClauseOperation { Parent.Parent: ISwitchOperation choice } => ErrorText.Of(choice.Value, context.CancellationToken),
            _ => null,
        };
        if (error is not null)
        {
            Report(context, pattern.Syntax, error, null);
        }
    }

    private static void AnalyzeCase(OperationAnalysisContext context)
    {
        if (context.Operation is ISingleValueCaseClauseOperation { Value: { ConstantValue: { HasValue: true, Value: string } } value, Parent.Parent: ISwitchOperation choice }
            && ErrorText.Of(choice.Value, context.CancellationToken) is { } error)
        {
            Report(context, value.Syntax, error, null);
        }
    }

    private static void Report(OperationAnalysisContext context, SyntaxNode place, ErrorText error, string? pattern)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (pattern is not null && error.Source.Type is { Name: "ContractRevertedException" or "TransactionRevertedException" or "ChainException" or "FabstirException" })
        {
            properties = properties.Add(PatternProperty, pattern);
            properties = error.IsClient ? properties.Add(ClientProperty, "") : properties;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptor, place.GetLocation(), properties, error.IsClient ? "the Code, the type, or the contract's Error in the inner exception" : "the type, or on the contract's Error, which is one of its cases"));
    }

    // A text may be the name of an error that the contracts still have.
    private static string? PatternOf(string text, KnownSymbols known)
    {
        List<string> errors = [];
        if (text.Length > 0 && Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(text))
        {
            foreach (INamedTypeSymbol error in GeneratedEntries.ErrorsNamed(text, known))
            {
                errors.Add(error.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
            }
        }

        return errors.Count is > 0 and <= MostErrors ? string.Join(" or ", errors) : null;
    }
}
