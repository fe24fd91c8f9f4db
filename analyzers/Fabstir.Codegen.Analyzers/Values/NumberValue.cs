using System.Globalization;
using System.Numerics;
using Fabstir.Codegen.Analyzers.Facts;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Values;

/// <summary>What is known of a number.</summary>
/// <param name="Value">The whole number; null when it is not known.</param>
/// <param name="Decimals">The decimals of the token that an amount was converted for; null when it was not converted.</param>
internal readonly record struct NumberValue(BigInteger? Value, int? Decimals)
{
    private const int GweiDecimals = 9;

    // Prices are for a million tokens where people quote them, and for 1,000 on chain.
    private const int DigitsOfMillion = 3;
    private const int MostNested = 8;

    // Larger powers are no amounts, and would only cost time.
    private const int LargestExponent = 80;

    public static NumberValue Of(IOperation operation, CancellationToken cancellationToken) => Of(operation, 0, cancellationToken);

    private static NumberValue Of(IOperation operation, int depth, CancellationToken cancellationToken)
    {
        if (depth == MostNested)
        {
            return default;
        }

        if (Constant(operation) is { } constant)
        {
            return new(constant, null);
        }

        IOperation origin = ValueOrigin.Of(operation, cancellationToken);
        return Constant(origin) is { } followed ? new(followed, null) : origin switch
        {
            IBinaryOperation binary => OfBinary(binary, depth, cancellationToken),
            IInvocationOperation invocation => OfInvocation(invocation, depth, cancellationToken),
            IObjectCreationOperation { Type.Name: "Wei" or "BigInteger" or "FabAmount" or "TokenAmount" or "TokenPrice", Arguments: { IsEmpty: false } arguments }
                when Arguments.At(arguments, 0) is { } first => Of(first, depth + 1, cancellationToken),
            IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.Name: "Wei" }, Instance: { } wei } => Of(wei, depth + 1, cancellationToken),
            IPropertyReferenceOperation { Property: { Name: "BaseUnits", ContainingType.Name: "FabAmount" or "TokenAmount" or "TokenPrice" }, Instance: { } amount } =>
                Of(amount, depth + 1, cancellationToken),
            IPropertyReferenceOperation { Property: { Name: "One", IsStatic: true } } => new(BigInteger.One, null),
            IPropertyReferenceOperation { Property: { Name: "Zero", IsStatic: true } } => new(BigInteger.Zero, null),
            _ => default,
        };
    }

    private static NumberValue OfBinary(IBinaryOperation binary, int depth, CancellationToken cancellationToken)
    {
        NumberValue left = Of(binary.LeftOperand, depth + 1, cancellationToken);
        NumberValue right = Of(binary.RightOperand, depth + 1, cancellationToken);
        BigInteger? value = (left.Value, right.Value, binary.OperatorKind) switch
        {
            ({ } a, { } b, BinaryOperatorKind.Add) => a + b,
            ({ } a, { } b, BinaryOperatorKind.Subtract) => a - b,
            ({ } a, { } b, BinaryOperatorKind.Multiply) => a * b,
            ({ } a, { IsZero: false } b, BinaryOperatorKind.Divide) => a / b,
            _ => null,
        };
        bool keepsDecimals = binary.OperatorKind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply;
        return new(value, keepsDecimals ? left.Decimals ?? right.Decimals : null);
    }

    private static NumberValue OfInvocation(IInvocationOperation invocation, int depth, CancellationToken cancellationToken)
    {
        IMethodSymbol method = invocation.TargetMethod;
        IOperation? first = Arguments.At(invocation.Arguments, 0);
        IOperation? second = Arguments.At(invocation.Arguments, 1);
        return (method.ContainingType?.Name, method.Name) switch
        {
            ("UInt256" or "BigInteger" or "UInt128" or "UInt64" or "Int64" or "Int32", "Parse") when first is not null => OfText(first, cancellationToken),
            ("BigInteger", "Pow") when first is not null && second is not null =>
                Power(Of(first, depth + 1, cancellationToken).Value, Of(second, depth + 1, cancellationToken).Value),
            ("BaseUnits", "FromDecimal") when first is not null && second is not null && Of(second, depth + 1, cancellationToken).Value is { } decimals && decimals >= 0 && decimals < LargestExponent =>
                Shifted(first, (int)decimals, cancellationToken),
            ("DeployedToken", "ToBaseUnits") when first is not null && invocation.Instance is { } token && DecimalsOf(token, cancellationToken) is { } decimals => Shifted(first, decimals, cancellationToken),
            ("Wei", "FromEther") when first is not null => Shifted(first, TokenDecimals.Ether, cancellationToken),
            ("Wei", "FromGwei") when first is not null => Shifted(first, GweiDecimals, cancellationToken) with { Decimals = TokenDecimals.Ether },
            ("FabAmount", "FromDecimal") when first is not null => Shifted(first, TokenDecimals.Fab, cancellationToken),
            ("TokenAmount", "FromDecimal") when first is not null && second is not null && PaymentTokenValue.DecimalsOf(PaymentTokenValue.Of(second, cancellationToken)) is { } decimals =>
                Shifted(first, decimals, cancellationToken),
            ("TokenPrice", "PerMillionTokens") when first is not null && second is not null && PaymentTokenValue.DecimalsOf(PaymentTokenValue.Of(second, cancellationToken)) is { } decimals =>
                Shifted(first, decimals - DigitsOfMillion, cancellationToken) with { Decimals = decimals },
            ("UnitConversion", "ToWei") when first is not null && second is null => Shifted(first, TokenDecimals.Ether, cancellationToken),
            _ => default,
        };
    }

    /// <summary>The decimals of a token that is known; null of any other.</summary>
    public static int? DecimalsOf(IOperation token, CancellationToken cancellationToken) => AddressValue.Of(token, cancellationToken)?.Role switch
    {
        ContractRole.Usdc => TokenDecimals.Usdc,
        ContractRole.Fab => TokenDecimals.Fab,
        _ => null,
    };

    private static NumberValue Shifted(IOperation amount, int decimals, CancellationToken cancellationToken)
    {
        IOperation origin = amount.ConstantValue.HasValue ? amount : ValueOrigin.Of(amount, cancellationToken);
        if (origin.ConstantValue is not { HasValue: true, Value: IConvertible constant } || constant is string or bool or char)
        {
            return new(null, decimals);
        }

        try
        {
            decimal shifted = constant.ToDecimal(CultureInfo.InvariantCulture);
            int exponent = decimals;
            while (exponent > 0 && shifted != decimal.Truncate(shifted))
            {
                shifted *= 10;
                exponent--;
            }

            return new(new BigInteger(shifted) * BigInteger.Pow(10, exponent), decimals);
        }
        catch (OverflowException)
        {
            return new(null, decimals);
        }
    }

    private static NumberValue OfText(IOperation text, CancellationToken cancellationToken) =>
        TextValue.Of(text, cancellationToken) is { } value && BigInteger.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger number) ? new(number, null) : default;

    private static NumberValue Power(BigInteger? number, BigInteger? exponent) =>
        number is { } x && exponent is { } n && n >= 0 && n < LargestExponent ? new(BigInteger.Pow(x, (int)n), null) : default;

    private static BigInteger? Constant(IOperation operation) => operation.ConstantValue switch
    {
        { HasValue: true, Value: int or uint or long or ulong or short or ushort or byte or sbyte } constant =>
            constant.Value is ulong large ? new BigInteger(large) : new BigInteger(Convert.ToInt64(constant.Value, CultureInfo.InvariantCulture)),
        { HasValue: true, Value: decimal number } when number == decimal.Truncate(number) => new BigInteger(number),
        { HasValue: true, Value: double number } when number == Math.Truncate(number) && Math.Abs(number) < 1e28 => new BigInteger(number),
        _ => null,
    };
}
