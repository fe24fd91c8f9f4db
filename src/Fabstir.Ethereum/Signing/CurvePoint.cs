using System.Numerics;
using static Fabstir.Ethereum.CurveField;

namespace Fabstir.Ethereum;

/// <summary>
/// A point of secp256k1 in Jacobian coordinates: x = X/Z², y = Y/Z³, so that additions need no division. Its arithmetic takes a time that
/// depends on the numbers, and therefore sees public ones only: signatures, hashes and public keys, never a private key.
/// </summary>
internal readonly record struct CurvePoint(BigInteger X, BigInteger Y, BigInteger Z)
{
    public static CurvePoint Infinity => new(BigInteger.One, BigInteger.One, BigInteger.Zero);

    public bool IsInfinity => Z.IsZero;

    public static CurvePoint At(BigInteger x, BigInteger y) => new(x, y, BigInteger.One);

    /// <summary>first·factor1 + second·factor2, in one pass over the bits of both factors.</summary>
    public static CurvePoint Combine(CurvePoint first, BigInteger factor1, CurvePoint second, BigInteger factor2)
    {
        CurvePoint both = first.Add(second);
        CurvePoint sum = Infinity;
        for (long bit = BigInteger.Max(factor1, factor2).GetBitLength() - 1; bit >= 0; bit--)
        {
            sum = sum.Double();
            bool in1 = IsSet(factor1, bit);
            bool in2 = IsSet(factor2, bit);
            if (in1 || in2)
            {
                sum = sum.Add(in1 && in2 ? both : in1 ? first : second);
            }
        }

        return sum;
    }

    /// <summary>x and y themselves. Not for the point at infinity, which has none.</summary>
    public (BigInteger X, BigInteger Y) ToAffine()
    {
        BigInteger inverse = Invert(Z);
        BigInteger square = Reduce(inverse * inverse);
        return (Reduce(X * square), Reduce(Y * Reduce(square * inverse)));
    }

    // Formulas "dbl-2009-l" and "add-2007-bl" of the Explicit-Formulas Database, for curves with a = 0.
    private CurvePoint Double()
    {
        BigInteger a = Reduce(X * X);
        BigInteger b = Reduce(Y * Y);
        BigInteger c = Reduce(b * b);
        BigInteger d = Reduce(((X + b) * (X + b) - a - c) * 2);
        BigInteger e = 3 * a;
        BigInteger x = Reduce(e * e - 2 * d);
        return new CurvePoint(x, Reduce(e * (d - x) - 8 * c), Reduce(2 * Y * Z));
    }

    private CurvePoint Add(CurvePoint other)
    {
        if (IsInfinity || other.IsInfinity)
        {
            return IsInfinity ? other : this;
        }

        BigInteger z1 = Reduce(Z * Z);
        BigInteger z2 = Reduce(other.Z * other.Z);
        BigInteger u1 = Reduce(X * z2);
        BigInteger u2 = Reduce(other.X * z1);
        BigInteger s1 = Reduce(Y * Reduce(other.Z * z2));
        BigInteger s2 = Reduce(other.Y * Reduce(Z * z1));
        BigInteger h = Reduce(u2 - u1);
        BigInteger r = Reduce((s2 - s1) * 2);
        if (h.IsZero)
        {
            return r.IsZero ? Double() : Infinity;
        }

        BigInteger i = Reduce(4 * h * h);
        BigInteger j = Reduce(h * i);
        BigInteger v = Reduce(u1 * i);
        BigInteger x = Reduce(r * r - j - 2 * v);
        return new CurvePoint(x, Reduce(r * (v - x) - 2 * s1 * j), Reduce(((Z + other.Z) * (Z + other.Z) - z1 - z2) * h));
    }

    private static bool IsSet(BigInteger number, long bit) => !((number >> (int)bit) & BigInteger.One).IsZero;
}
