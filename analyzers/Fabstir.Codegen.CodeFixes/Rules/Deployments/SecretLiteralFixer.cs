using System.Composition;
using Fabstir.Codegen.Analyzers;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes.Rules.Deployments;

/// <summary>Reads a secret from the environment instead.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecretLiteralFixer))]
[Shared]
public sealed class SecretLiteralFixer() : EditingFixer(RuleIds.SecretLiteral)
{
    private const string KeyVariable = "FABSTIR_PRIVATE_KEY";
    private const string MnemonicVariable = "FABSTIR_MNEMONIC";

    private protected override Replacement? Replace(ReportedPlace place) => place.Node is LiteralExpressionSyntax literal && !ConstantPlace.IsRequiredAt(literal)
        ? new Replacement("Read it from the environment", literal, FromEnvironment(literal))
        : null;

    private static ExpressionSyntax FromEnvironment(LiteralExpressionSyntax literal)
    {
        string variable = literal.Token.ValueText.IndexOf(' ') < 0 ? KeyVariable : MnemonicVariable;
        return ShortExpression.Parse(
            $"global::System.Environment.GetEnvironmentVariable(\"{variable}\") "
            + $"?? throw new global::System.InvalidOperationException(\"{variable} is not set.\")",
            literal);
    }
}
