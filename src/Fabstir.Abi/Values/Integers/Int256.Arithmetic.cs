using System.Numerics;

namespace Fabstir.Abi;

public readonly partial struct Int256
    : IAdditionOperators<Int256, Int256, Int256>, ISubtractionOperators<Int256, Int256, Int256>,
      IMultiplyOperators<Int256, Int256, Int256>, IDivisionOperators<Int256, Int256, Int256>,
      IModulusOperators<Int256, Int256, Int256>, IUnaryNegationOperators<Int256, Int256>,
      IAdditiveIdentity<Int256, Int256>, IMultiplicativeIdentity<Int256, Int256>
{
    static Int256 IAdditiveIdentity<Int256, Int256>.AdditiveIdentity => Zero;

    static Int256 IMultiplicativeIdentity<Int256, Int256>.MultiplicativeIdentity => One;

    /// <summary>The sum.</summary>
    /// <exception cref="OverflowException">It is out of range.</exception>
    public static Int256 operator +(Int256 left, Int256 right)
    {
        UInt256.TryAdd(left._bits, right._bits, out UInt256 bits);
        Int256 sum = new(bits);
        return left.IsNegative == right.IsNegative && sum.IsNegative != left.IsNegative ? throw Overflow(left, '+', right) : sum;
    }

    /// <summary>The difference.</summary>
    /// <exception cref="OverflowException">It is out of range.</exception>
    public static Int256 operator -(Int256 left, Int256 right)
    {
        Int256 difference = new(UInt256.SubtractWrapping(left._bits, right._bits));
        return left.IsNegative != right.IsNegative && difference.IsNegative != left.IsNegative ? throw Overflow(left, '-', right) : difference;
    }

    /// <summary>The number with the other sign.</summary>
    /// <exception cref="OverflowException">The number is <see cref="MinValue"/>, whose opposite is out of range.</exception>
    public static Int256 operator -(Int256 value) => Zero - value;

    /// <summary>The product.</summary>
    /// <exception cref="OverflowException">It is out of range.</exception>
    public static Int256 operator *(Int256 left, Int256 right)
    {
        BigInteger product = (BigInteger)left * right;
        return TryFromBigInteger(product, out Int256 value) ? value : throw Overflow(left, '*', right);
    }

    /// <summary>The quotient, rounded towards zero as in Solidity.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is 0.</exception>
    /// <exception cref="OverflowException">It is out of range: <see cref="MinValue"/> / -1.</exception>
    public static Int256 operator /(Int256 left, Int256 right) => (Int256)BigInteger.Divide(left, right);

    /// <summary>The remainder, with the sign of <paramref name="left"/> as in Solidity.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is 0.</exception>
    public static Int256 operator %(Int256 left, Int256 right) => (Int256)BigInteger.Remainder(left, right);

    private static OverflowException Overflow(Int256 left, char operation, Int256 right) =>
        new($"{left} {operation} {right} is not in the range of int256 (-2^255 to 2^255 - 1).");
}
