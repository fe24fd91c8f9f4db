using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.Sessions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.Sessions;

/// <summary>Passes the cancellation token that is in scope.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingCancellationFixer))]
[Shared]
public sealed class MissingCancellationFixer() : EditingFixer(RuleIds.MissingCancellation)
{
    private protected override Replacement? Replace(ReportedPlace place) => place[MissingCancellationAnalyzer.TokenProperty] is { } token
        && place[MissingCancellationAnalyzer.ParameterProperty] is { } parameter
        && place.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { ArgumentList: var list }
            ? new Replacement("Pass the cancellation token", list, With(list, parameter, token))
            : null;

    private static ArgumentListSyntax With(ArgumentListSyntax list, string parameter, string token)
    {
        ArgumentSyntax argument = SyntaxFactory.Argument(SyntaxFactory.IdentifierName(token))
            .WithNameColon(SyntaxFactory.NameColon(parameter).WithTrailingTrivia(SyntaxFactory.Space));
        return list.Arguments.Count == 0
            ? list.AddArguments(argument)
            : list.WithArguments(SyntaxFactory.SeparatedList(
                (IEnumerable<ArgumentSyntax>)[.. list.Arguments, argument],
                [.. list.Arguments.GetSeparators(), SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)]));
    }
}
