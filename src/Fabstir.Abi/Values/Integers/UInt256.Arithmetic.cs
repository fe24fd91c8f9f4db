using System.Numerics;

namespace Fabstir.Abi;

public readonly partial struct UInt256
    : IAdditionOperators<UInt256, UInt256, UInt256>, ISubtractionOperators<UInt256, UInt256, UInt256>,
      IMultiplyOperators<UInt256, UInt256, UInt256>, IDivisionOperators<UInt256, UInt256, UInt256>,
      IModulusOperators<UInt256, UInt256, UInt256>, IAdditiveIdentity<UInt256, UInt256>, IMultiplicativeIdentity<UInt256, UInt256>
{
    static UInt256 IAdditiveIdentity<UInt256, UInt256>.AdditiveIdentity => Zero;

    static UInt256 IMultiplicativeIdentity<UInt256, UInt256>.MultiplicativeIdentity => One;

    /// <summary>The sum.</summary>
    /// <exception cref="OverflowException">It is 2^256 or more.</exception>
    public static UInt256 operator +(UInt256 left, UInt256 right) =>
        TryAdd(left, right, out UInt256 sum) ? sum : throw Overflow(left, '+', right);

    /// <summary>The difference.</summary>
    /// <exception cref="OverflowException">It is below zero.</exception>
    public static UInt256 operator -(UInt256 left, UInt256 right) =>
        left < right ? throw Overflow(left, '-', right) : SubtractWrapping(left, right);

    /// <summary>The product.</summary>
    /// <exception cref="OverflowException">It is 2^256 or more.</exception>
    public static UInt256 operator *(UInt256 left, UInt256 right)
    {
        if (left.FitsUInt64 && right.FitsUInt64)
        {
            ulong high = Math.BigMul(left._part0, right._part0, out ulong low);
            return new UInt256(0, 0, high, low);
        }

        // 2^(a-1) * 2^(b-1) is the least product of an a-bit and a b-bit number; from there on BigInteger decides.
        return left.BitLength + right.BitLength - 2 >= 256
            ? throw Overflow(left, '*', right)
            : FromProduct(left, right);
    }

    /// <summary>The quotient, rounded down.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is 0.</exception>
    public static UInt256 operator /(UInt256 left, UInt256 right) => DivRem(left, right).Quotient;

    /// <summary>The remainder.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is 0.</exception>
    public static UInt256 operator %(UInt256 left, UInt256 right) => DivRem(left, right).Remainder;

    /// <summary>The quotient, rounded down, and the remainder.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is 0.</exception>
    public static (UInt256 Quotient, UInt256 Remainder) DivRem(UInt256 left, UInt256 right)
    {
        if (left.FitsUInt128 && right.FitsUInt128)
        {
            (UInt128 quotient, UInt128 remainder) = UInt128.DivRem((UInt128)left, (UInt128)right);
            return (quotient, remainder);
        }

        (BigInteger bigQuotient, BigInteger bigRemainder) = BigInteger.DivRem(left, right);
        return ((UInt256)bigQuotient, (UInt256)bigRemainder);
    }

    /// <summary>The smaller of two.</summary>
    public static UInt256 Min(UInt256 left, UInt256 right) => left < right ? left : right;

    /// <summary>The larger of two.</summary>
    public static UInt256 Max(UInt256 left, UInt256 right) => left > right ? left : right;

    internal static bool TryAdd(UInt256 left, UInt256 right, out UInt256 sum)
    {
        ulong part0 = left._part0 + right._part0;
        ulong carry = part0 < left._part0 ? 1UL : 0;
        ulong part1 = AddWithCarry(left._part1, right._part1, ref carry);
        ulong part2 = AddWithCarry(left._part2, right._part2, ref carry);
        ulong part3 = AddWithCarry(left._part3, right._part3, ref carry);
        sum = new UInt256(part3, part2, part1, part0);
        return carry == 0;
    }

    internal static UInt256 SubtractWrapping(UInt256 left, UInt256 right)
    {
        // left - right = left + ~right + 1, and the carry out of the top is dropped.
        TryAdd(left, Complement(right), out UInt256 difference);
        TryAdd(difference, One, out difference);
        return difference;
    }

    /// <summary>Every bit the other way round.</summary>
    internal static UInt256 Complement(UInt256 value) => new(~value._part3, ~value._part2, ~value._part1, ~value._part0);

    private static ulong AddWithCarry(ulong left, ulong right, ref ulong carry)
    {
        UInt128 sum = (UInt128)left + right + carry;
        carry = (ulong)(sum >> 64);
        return (ulong)sum;
    }

    private static UInt256 FromProduct(UInt256 left, UInt256 right)
    {
        BigInteger product = (BigInteger)left * right;
        return TryFromBigInteger(product, out UInt256 value) ? value : throw Overflow(left, '*', right);
    }

    private static OverflowException Overflow(UInt256 left, char operation, UInt256 right) =>
        new($"{left} {operation} {right} is not in the range of uint256 (0 to 2^256 - 1).");
}
