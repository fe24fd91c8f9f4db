using System.Globalization;
using System.Numerics;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>The curve of Ethereum's signatures (SEC 2, section 2.4.1), and what can be computed on it from public data alone.</summary>
internal static class Secp256k1
{
    /// <summary>The number of points: private keys, r and s are 1 to N - 1.</summary>
    public static readonly BigInteger N = Parse("0fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");

    /// <summary>The largest s that Ethereum accepts (EIP-2): of s and N - s, which sign the same, the smaller.</summary>
    public static readonly BigInteger LargestS = N / 2;

    private static readonly BigInteger B = 7;

    private static readonly CurvePoint G = CurvePoint.At(
        Parse("079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"),
        Parse("0483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"));

    /// <summary>The account whose key made a signature (SEC 1, section 4.1.6).</summary>
    /// <returns>The address; null when no key can have made the signature.</returns>
    public static Address? Recover(Bytes32 hash, BigInteger r, BigInteger s, byte yParity)
    {
        if (r.IsZero || r >= N || s.IsZero || s >= N || PointAt(r, yParity) is not { } point)
        {
            return null;
        }

        BigInteger z = new(hash.AsSpan(), isUnsigned: true, isBigEndian: true);
        BigInteger inverse = BigInteger.ModPow(r, N - 2, N);
        BigInteger factorOfG = BigInteger.Remainder((N - BigInteger.Remainder(z, N)) * inverse, N);
        BigInteger factorOfPoint = BigInteger.Remainder(s * inverse, N);
        CurvePoint publicKey = CurvePoint.Combine(G, factorOfG, point, factorOfPoint);
        return publicKey.IsInfinity ? null : AddressOf(publicKey);
    }

    /// <summary>The account of a public key: the last 20 bytes of its Keccak-256.</summary>
    public static Address AddressOf(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y) =>
        new(Keccak256.Hash([.. x, .. y]).AsSpan()[^Address.Size..]);

    private static Address AddressOf(CurvePoint publicKey)
    {
        (BigInteger x, BigInteger y) = publicKey.ToAffine();
        Span<byte> xBytes = stackalloc byte[UInt256.Size];
        Span<byte> yBytes = stackalloc byte[UInt256.Size];
        ((UInt256)x).WriteBigEndian(xBytes);
        ((UInt256)y).WriteBigEndian(yBytes);
        return AddressOf(xBytes, yBytes);
    }

    private static CurvePoint? PointAt(BigInteger x, byte yParity) =>
        CurveField.SquareRoot(CurveField.Reduce((x * x * x) + B)) is { } y
            ? CurvePoint.At(x, y.IsEven == (yParity == 0) ? y : CurveField.P - y)
            : null;

    private static BigInteger Parse(string hex) => BigInteger.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
