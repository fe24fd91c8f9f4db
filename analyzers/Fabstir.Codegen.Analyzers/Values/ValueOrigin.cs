using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Values;

/// <summary>
/// Follows a value to where it was written: through conversions, locals that are assigned once, and fields and properties that can have no other value.
/// What cannot be known stays as it is.
/// </summary>
internal static class ValueOrigin
{
    private const int MostSteps = 16;

    public static IOperation Of(IOperation operation, CancellationToken cancellationToken)
    {
        IOperation current = operation;
        for (int step = 0; step < MostSteps; step++)
        {
            IOperation? next = current.ConstantValue.HasValue && current is not IConversionOperation ? null : Step(current, cancellationToken);
            if (next is null)
            {
                return current;
            }

            current = next;
        }

        return current;
    }

    private static IOperation? Step(IOperation operation, CancellationToken cancellationToken) => operation switch
    {
        IConversionOperation conversion => conversion.Operand,
        IParenthesizedOperation parenthesized => parenthesized.Operand,
        ILocalReferenceOperation { IsDeclaration: false, Local: { IsRef: false } local } => InitializerOf(local, operation.SemanticModel, cancellationToken),
        IFieldReferenceOperation { Field: { IsReadOnly: true, IsStatic: true } field } => InitializerOf(field, operation.SemanticModel, cancellationToken),
        IPropertyReferenceOperation { Property: { IsStatic: true, SetMethod: null } property } => InitializerOf(property, operation.SemanticModel, cancellationToken),
        _ => null,
    };

    private static IOperation? InitializerOf(ILocalSymbol local, SemanticModel? model, CancellationToken cancellationToken)
    {
        if (model is null
            || local.DeclaringSyntaxReferences is not [{ } reference]
            || reference.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator)
        {
            return null;
        }

        SyntaxNode scope = declarator.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>()
            ?? (SyntaxNode?)declarator.FirstAncestorOrSelf<AccessorDeclarationSyntax>()
            ?? declarator.SyntaxTree.GetRoot(cancellationToken);
        return IsWritten(scope, local.Name) ? null : model.GetOperation(value, cancellationToken);
    }

    /// <summary>The only value that a member can have; null when it may have another, or it is not of this compilation.</summary>
    public static IOperation? InitializerOf(ISymbol member, SemanticModel? model, CancellationToken cancellationToken)
    {
        if (model is null || member.DeclaringSyntaxReferences is not [{ } reference])
        {
            return null;
        }

        ExpressionSyntax? value = reference.GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax field when !IsWrittenInConstructor(member, cancellationToken) => field.Initializer?.Value,
            PropertyDeclarationSyntax { ExpressionBody: { } body } => body.Expression,
            PropertyDeclarationSyntax { Initializer: { } initializer } when !IsWrittenInConstructor(member, cancellationToken) => initializer.Value,
            _ => null,
        };
        return value is null ? null : ModelOf(value.SyntaxTree, model).GetOperation(value, cancellationToken);
    }

    // A static constructor may give a field or property another value than its initialiser does.
    private static bool IsWrittenInConstructor(ISymbol member, CancellationToken cancellationToken)
    {
        foreach (IMethodSymbol constructor in member.ContainingType.StaticConstructors)
        {
            foreach (SyntaxReference reference in constructor.DeclaringSyntaxReferences)
            {
                if (IsWritten(reference.GetSyntax(cancellationToken), member.Name))
                {
                    return true;
                }
            }
        }

        return false;
    }

#pragma warning disable RS1030 // Only for a value that a rule already asks for, and only where it was declared in another file.
    private static SemanticModel ModelOf(SyntaxTree tree, SemanticModel model) =>
        model.SyntaxTree == tree ? model : model.Compilation.GetSemanticModel(tree);
#pragma warning restore RS1030

    private static bool IsWritten(SyntaxNode scope, string name)
    {
        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            if (node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name && IsTarget(identifier))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTarget(IdentifierNameSyntax identifier)
    {
        SyntaxNode node = identifier.Parent is MemberAccessExpressionSyntax access && access.Name == identifier ? access : identifier;
        while (node.Parent is TupleExpressionSyntax or ParenthesizedExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent: TupleExpressionSyntax })
        {
            node = node.Parent;
        }

        return node.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == node,
            PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
            PostfixUnaryExpressionSyntax postfix => postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
            ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) || argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword),
            RefExpressionSyntax => true,
            _ => false,
        };
    }
}
