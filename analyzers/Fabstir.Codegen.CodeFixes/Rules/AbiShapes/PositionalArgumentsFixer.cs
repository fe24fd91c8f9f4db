using System.Collections.Immutable;
using System.Composition;
using Fabstir.Codegen.Analyzers;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.AbiShapes;

/// <summary>Names the arguments of a call by the parameters that they are given for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PositionalArgumentsFixer))]
[Shared]
public sealed class PositionalArgumentsFixer : FabstirFixer
{
    private const string Title = "Name the arguments";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.PositionalArguments];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ArgumentListSyntax>() is { Parent: InvocationExpressionSyntax invocation } list
                && model.GetSymbolInfo(invocation, context.CancellationToken).Symbol is IMethodSymbol method)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(list, Named(list, method)))), equivalenceKey: Title), diagnostic);
            }
        }
    }

    private static ArgumentListSyntax Named(ArgumentListSyntax list, IMethodSymbol method)
    {
        List<ArgumentSyntax> named = [];
        for (int i = 0; i < list.Arguments.Count; i++)
        {
            ArgumentSyntax argument = list.Arguments[i];
            named.Add(argument.NameColon is null
                ? argument.WithoutLeadingTrivia()
                    .WithNameColon(SyntaxFactory.NameColon(method.Parameters[i].Name).WithTrailingTrivia(SyntaxFactory.Space))
                    .WithLeadingTrivia(argument.GetLeadingTrivia())
                : argument);
        }

        return list.WithArguments(SyntaxFactory.SeparatedList(named, list.Arguments.GetSeparators()));
    }
}
