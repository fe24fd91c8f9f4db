using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.Payments;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.Payments;

/// <summary>Writes the name that an entry has now, where nothing else of it changed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemovedEntryFixer))]
[Shared]
public sealed class RemovedEntryFixer() : EditingFixer(RuleIds.RemovedEntry)
{
    private protected override Replacement? Replace(ReportedPlace place) =>
        place[RemovedEntryAnalyzer.SuccessorProperty] is { } successor && LiteralAt(place.Node) is { } literal
        ? LiteralText.Replace($"Call it {successor}", literal, Renamed(literal.Token.ValueText, successor))
        : null;

    private static LiteralExpressionSyntax? LiteralAt(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal => literal,
        AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } => NameIn(arguments).Expression as LiteralExpressionSyntax,
        _ => null,
    };

    // The first, if none says that it is.
    private static AttributeArgumentSyntax NameIn(SeparatedSyntaxList<AttributeArgumentSyntax> arguments)
    {
        foreach (AttributeArgumentSyntax argument in arguments)
        {
            if (argument.NameColon is { Name.Identifier.ValueText: "name" })
            {
                return argument;
            }
        }

        return arguments[0];
    }

    private static string Renamed(string text, string successor)
    {
        int open = text.IndexOf('(');
        int end = open < 0 ? text.Length : open;
        int start = text.LastIndexOf(' ', end - 1) + 1;
        return text.Substring(0, start) + successor + text.Substring(end);
    }
}
