using System.Collections.Immutable;
using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.Sessions;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.Sessions;

/// <summary>Passes the cancellation token that is in scope.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingCancellationFixer))]
[Shared]
public sealed class MissingCancellationFixer : FabstirFixer
{
    private const string Title = "Pass the cancellation token";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.MissingCancellation];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(MissingCancellationAnalyzer.TokenProperty, out string? token)
                && diagnostic.Properties.TryGetValue(MissingCancellationAnalyzer.ParameterProperty, out string? parameter)
                && token is not null
                && parameter is not null
                && root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } invocation)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        Title,
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(invocation.ArgumentList, With(invocation.ArgumentList, parameter, token)))),
                        equivalenceKey: Title),
                    diagnostic);
            }
        }
    }

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
