using System.Globalization;
using System.Numerics;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Values;

/// <summary>An amount of whole tokens, as the SDK takes them: a <see cref="decimal"/> that is known.</summary>
internal static class WholeAmount
{
    private const int MostNested = 8;
    private const int MostDecimals = 28;

    /// <summary>Null when it cannot be known.</summary>
    public static decimal? Of(IOperation operation, CancellationToken cancellationToken)
    {
        try
        {
            return Of(operation, 0, cancellationToken);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>What base units of it are: anything behind the last decimal is cut off.</summary>
    public static BigInteger ToBaseUnits(decimal amount, int decimals)
    {
        decimal whole = decimal.Truncate(amount);
        BigInteger units = new BigInteger(whole) * BigInteger.Pow(10, decimals);
        decimal rest = amount - whole;
        for (int i = 0; i < decimals; i++)
        {
            rest *= 10;
        }

        return units + new BigInteger(decimal.Truncate(rest));
    }

    /// <summary>Base units as whole tokens, for messages.</summary>
    public static string Text(BigInteger units, int decimals)
    {
        BigInteger whole = BigInteger.DivRem(units, BigInteger.Pow(10, decimals), out BigInteger rest);
        string fraction = rest.ToString(CultureInfo.InvariantCulture).PadLeft(decimals, '0').TrimEnd('0');
        return whole.ToString(CultureInfo.InvariantCulture) + (fraction.Length == 0 ? "" : "." + fraction);
    }

    /// <summary>The base units that are made whole tokens somewhere, and the decimals that it is done with; null when nothing is.</summary>
    public static (IOperation Units, int Decimals)? ConversionIn(IOperation operation, CancellationToken cancellationToken) =>
        ValueOrigin.Of(operation, cancellationToken) is IInvocationOperation invocation ? ConversionOf(invocation, cancellationToken) : null;

    private static (IOperation Units, int Decimals)? ConversionOf(IInvocationOperation invocation, CancellationToken cancellationToken)
    {
        IOperation? first = Arguments.At(invocation.Arguments, 0);
        return (invocation.TargetMethod.ContainingType?.Name, invocation.TargetMethod.Name) switch
        {
            ("BaseUnits", "ToDecimal") when first is not null
                && Arguments.At(invocation.Arguments, 1) is { } decimals
                && NumberValue.Of(decimals, cancellationToken).Value is { } count
                && count >= 0 && count < MostDecimals => (first, (int)count),
            ("DeployedToken", "FromBaseUnits") when first is not null && invocation.Instance is { } token && NumberValue.DecimalsOf(token, cancellationToken) is { } decimals => (first, decimals),
            ("Wei", "ToEther") when invocation.Instance is { } wei => (wei, TokenDecimals.Ether),
            ("FabAmount", "ToDecimal") when invocation.Instance is { } fab => (fab, TokenDecimals.Fab),
            _ => null,
        };
    }

    /// <summary>Whether somebody wrote a decimal point, who then knew that whole tokens are meant.</summary>
    public static bool IsWrittenWithPoint(IOperation operation, CancellationToken cancellationToken)
    {
        foreach (SyntaxNode node in DeclarationOf(ValueOrigin.Of(operation, cancellationToken), cancellationToken).DescendantNodesAndSelf())
        {
            if (node is LiteralExpressionSyntax { Token: { Value: decimal or double or float } token } && token.Text.IndexOf('.') >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static SyntaxNode DeclarationOf(IOperation origin, CancellationToken cancellationToken)
    {
        ISymbol? constant = origin switch
        {
            IFieldReferenceOperation field => field.Field,
            ILocalReferenceOperation local => local.Local,
            _ => null,
        };
        return constant?.DeclaringSyntaxReferences is [{ } reference] ? reference.GetSyntax(cancellationToken) : origin.Syntax;
    }

    private static decimal? Of(IOperation operation, int depth, CancellationToken cancellationToken)
    {
        if (depth == MostNested)
        {
            return null;
        }

        IOperation origin = operation.ConstantValue.HasValue ? operation : ValueOrigin.Of(operation, cancellationToken);
        if (origin.ConstantValue is { HasValue: true, Value: { } constant })
        {
            return constant is IConvertible number and not (string or bool or char) ? number.ToDecimal(CultureInfo.InvariantCulture) : null;
        }

        if (ConversionIn(origin, cancellationToken) is var (units, decimals))
        {
            return NumberValue.Of(units, cancellationToken).Value is { } known ? (decimal)known / (decimal)BigInteger.Pow(10, decimals) : null;
        }

        return origin switch
        {
            IBinaryOperation { Type.SpecialType: SpecialType.System_Decimal } binary => OfBinary(binary, depth, cancellationToken),
            IInvocationOperation { TargetMethod: { Name: "Parse", ContainingType.SpecialType: SpecialType.System_Decimal } } parse when Arguments.At(parse.Arguments, 0) is { } text =>
                TextValue.Of(text, cancellationToken) is { } value && decimal.TryParse(value.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal parsed) ? parsed : null,
            _ => NumberValue.Of(origin, cancellationToken).Value is { } whole && BigInteger.Abs(whole) <= new BigInteger(decimal.MaxValue) ? (decimal)whole : null,
        };
    }

    private static decimal? OfBinary(IBinaryOperation binary, int depth, CancellationToken cancellationToken) =>
        Of(binary.LeftOperand, depth + 1, cancellationToken) is { } left && Of(binary.RightOperand, depth + 1, cancellationToken) is { } right
            ? binary.OperatorKind switch
            {
                BinaryOperatorKind.Add => left + right,
                BinaryOperatorKind.Subtract => left - right,
                BinaryOperatorKind.Multiply => left * right,
                BinaryOperatorKind.Divide when right != 0 => left / right,
                _ => null,
            }
            : null;
}
