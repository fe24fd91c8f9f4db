using System.Globalization;
using System.Numerics;

namespace Fabstir.Ethereum;

/// <summary>The numbers that the coordinates of secp256k1 are: those below a prime (SEC 2, section 2.4.1).</summary>
internal static class CurveField
{
    public static readonly BigInteger P = BigInteger.Parse(
        "0fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    // P is 3 modulo 4: this power of a square is its root.
    private static readonly BigInteger RootExponent = (P + 1) / 4;

    public static BigInteger Reduce(BigInteger value)
    {
        BigInteger rest = BigInteger.Remainder(value, P);
        return rest.Sign < 0 ? rest + P : rest;
    }

    public static BigInteger Invert(BigInteger value) => BigInteger.ModPow(value, P - 2, P);

    /// <summary>A number whose square is <paramref name="value"/>; null when there is none.</summary>
    public static BigInteger? SquareRoot(BigInteger value)
    {
        BigInteger root = BigInteger.ModPow(value, RootExponent, P);
        return Reduce(root * root) == value ? root : null;
    }
}
