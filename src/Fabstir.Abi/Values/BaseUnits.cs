namespace Fabstir.Abi;

/// <summary>Converts between amounts as people write them and the integers that contracts count in.</summary>
/// <remarks>A token says how many decimals it has: 6 for USDC, 18 for ether and most others. Exact in both directions. Thread-safe.</remarks>
public static class BaseUnits
{
    // 10^77 is the largest power of ten below 2^256.
    private const int MaxDecimals = 77;

    /// <summary>The base units of an amount: 1.5 with 6 decimals are 1500000.</summary>
    /// <param name="amount">Not negative, with at most <paramref name="decimals"/> decimals.</param>
    /// <param name="decimals">How many decimals the token has: 0 to 77.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or would be rounded, or the decimals are out of range.</exception>
    /// <exception cref="OverflowException">The result is 2^256 or more.</exception>
    public static UInt256 FromDecimal(decimal amount, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, 0);
        UInt256 mantissa = Mantissa(amount);
        int shift = CheckDecimals(decimals) - amount.Scale;
        if (shift >= 0)
        {
            return mantissa * PowerOfTen(shift);
        }

        (UInt256 units, UInt256 rest) = UInt256.DivRem(mantissa, PowerOfTen(-shift));
        return rest.IsZero
            ? units
            : throw new ArgumentOutOfRangeException(nameof(amount), amount, $"The amount has more than {decimals} decimals: it would be rounded.");
    }

    /// <summary>The amount of base units: 1500000 with 6 decimals are 1.5.</summary>
    /// <param name="units">The base units.</param>
    /// <param name="decimals">How many decimals the token has: 0 to 28, the most that a <see cref="decimal"/> has.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decimals are out of range.</exception>
    /// <exception cref="OverflowException">The amount has more digits than a <see cref="decimal"/> can hold.</exception>
    public static decimal ToDecimal(UInt256 units, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 28);
        (UInt256 whole, UInt256 fraction) = UInt256.DivRem(units, PowerOfTen(decimals));
        decimal amount = (decimal)whole + ((decimal)fraction / (decimal)PowerOfTen(decimals));
        return FromDecimal(amount, decimals) == units ? amount : throw new OverflowException($"{units} base units with {decimals} decimals have more digits than a decimal.");
    }

    private static UInt256 Mantissa(decimal amount)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(amount, parts);
        return new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
    }

    private static int CheckDecimals(int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, MaxDecimals);
        return decimals;
    }

    private static UInt256 PowerOfTen(int exponent)
    {
        UInt256 power = UInt256.One;
        for (int i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
