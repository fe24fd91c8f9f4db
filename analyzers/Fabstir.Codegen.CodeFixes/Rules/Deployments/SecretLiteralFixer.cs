using System.Collections.Immutable;
using System.Composition;
using Fabstir.Codegen.Analyzers;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.Deployments;

/// <summary>Reads a secret from the environment instead.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecretLiteralFixer))]
[Shared]
public sealed class SecretLiteralFixer : FabstirFixer
{
    private const string Title = "Read it from the environment";
    private const string KeyVariable = "FABSTIR_PRIVATE_KEY";
    private const string MnemonicVariable = "FABSTIR_MNEMONIC";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.SecretLiteral];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal && !ConstantPlace.IsRequiredAt(literal))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        Title,
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(literal, FromEnvironment(literal)))),
                        equivalenceKey: Title),
                    diagnostic);
            }
        }
    }

    private static ExpressionSyntax FromEnvironment(LiteralExpressionSyntax literal)
    {
        string variable = literal.Token.ValueText.IndexOf(' ') < 0 ? KeyVariable : MnemonicVariable;
        return ShortExpression.Parse(
            $"global::System.Environment.GetEnvironmentVariable(\"{variable}\") ?? throw new global::System.InvalidOperationException(\"{variable} is not set.\")", literal);
    }
}
