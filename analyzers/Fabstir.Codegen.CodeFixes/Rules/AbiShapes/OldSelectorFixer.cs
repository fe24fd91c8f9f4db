using System.Collections.Immutable;
using System.Composition;
using Fabstir.Codegen.Analyzers;
using Fabstir.Codegen.Analyzers.Rules.AbiShapes;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.AbiShapes;

/// <summary>Writes the generated constant of what took the place of an entry.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OldSelectorFixer))]
[Shared]
public sealed class OldSelectorFixer : FabstirFixer
{
    private const string Title = "Use the generated constant";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.OldSelector];

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
            if (diagnostic.Properties.TryGetValue(OldSelectorAnalyzer.ConstantProperty, out string? constant)
                && constant is not null
                && model.Compilation.GetTypeByMetadataName("Fabstir.Contracts." + constant.Split('.')[0]) is not null
                && root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal
                && Replaced(literal, model) is { } node
                && !ConstantPlace.IsRequiredAt(node))
            {
                string text = "global::Fabstir.Contracts." + constant + (node == literal ? ".ToString()" : "");
                ExpressionSyntax value = ShortExpression.Parse(text, node);
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(node, value))), equivalenceKey: Title),
                    diagnostic);
            }
        }
    }

    // Bytes4.Parse("0x…") and new Bytes4(0x…) are the constant; a text is its text. Of a bare number there is none.
    private static ExpressionSyntax? Replaced(LiteralExpressionSyntax literal, SemanticModel model) => literal.Parent is ArgumentSyntax { Parent.Parent: ExpressionSyntax creation }
        && creation is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax
        && model.GetTypeInfo(creation).Type is { Name: "Bytes4" or "Bytes32", ContainingNamespace.Name: "Abi" }
            ? creation
            : literal.IsKind(SyntaxKind.StringLiteralExpression) ? literal : null;
}
