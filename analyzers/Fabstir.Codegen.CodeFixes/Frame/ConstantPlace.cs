using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.CodeFixes;

/// <summary>Places where C# takes constants only.</summary>
internal static class ConstantPlace
{
    public static bool IsRequiredAt(SyntaxNode node)
    {
        for (SyntaxNode? current = node; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case AttributeSyntax or ConstantPatternSyntax or CaseSwitchLabelSyntax or EqualsValueClauseSyntax { Parent: ParameterSyntax }:
                case FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword):
                case LocalDeclarationStatementSyntax local when local.IsConst:
                    return true;
                case StatementSyntax or MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }
}
