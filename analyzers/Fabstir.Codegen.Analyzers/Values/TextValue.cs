using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Values;

/// <summary>A text that is known, and the literal that it stands in, if it stands in one.</summary>
/// <param name="Text">The text.</param>
/// <param name="Literal">Where it is written; null when it is put together.</param>
internal sealed record TextValue(string Text, Location? Literal)
{
    /// <summary>The text that an operation gives; null when it cannot be known.</summary>
    public static TextValue? Of(IOperation operation, CancellationToken cancellationToken)
    {
        IOperation origin = operation.ConstantValue is { HasValue: true, Value: string } ? operation : ValueOrigin.Of(operation, cancellationToken);
        return origin.ConstantValue is { HasValue: true, Value: string text } ? new TextValue(text, LiteralOf(origin, cancellationToken)) : null;
    }

    private static Location? LiteralOf(IOperation origin, CancellationToken cancellationToken) => origin switch
    {
        ILiteralOperation => origin.Syntax.GetLocation(),
        IFieldReferenceOperation { Field.IsConst: true } field => DeclaredLiteral(field.Field, cancellationToken),
        ILocalReferenceOperation { Local.IsConst: true } local => DeclaredLiteral(local.Local, cancellationToken),
        _ => null,
    };

    private static Location? DeclaredLiteral(ISymbol constant, CancellationToken cancellationToken) =>
        constant.DeclaringSyntaxReferences is [{ } reference]
        && reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax
        {
            Initializer.Value: LiteralExpressionSyntax literal
        }
            ? literal.GetLocation()
            : null;
}
