using System.Numerics;

namespace Fabstir.Abi.Tests;

/// <summary>Integers where carries, signs and bounds are, and random ones of every size, the same in every run.</summary>
internal static class IntegerSamples
{
    private const int Seed = 0x20260114;

    private static readonly int[] EdgeBits = [0, 1, 7, 8, 15, 16, 31, 32, 63, 64, 65, 95, 96, 127, 128, 129, 191, 192, 193, 254, 255, 256];

    public static BigInteger TwoTo(int bits) => BigInteger.One << bits;

    /// <summary>Zero, the bounds, and powers of two with their neighbours, in range.</summary>
    public static IReadOnlyList<BigInteger> Edges(BigInteger min, BigInteger max)
    {
        SortedSet<BigInteger> edges = [0, min, min + 1, max - 1, max];
        foreach (int bits in EdgeBits)
        {
            for (int delta = -1; delta <= 1; delta++)
            {
                edges.Add(TwoTo(bits) + delta);
                edges.Add(-TwoTo(bits) + delta);
            }
        }

        return [.. edges.Where(edge => edge >= min && edge <= max)];
    }

    /// <summary>Random integers: first a random size, then random bits, so that small ones are as frequent as large ones.</summary>
    public static IEnumerable<BigInteger> Random(BigInteger min, BigInteger max, int count)
    {
        Random random = new(Seed);
        byte[] bytes = new byte[33];
        while (count > 0)
        {
            random.NextBytes(bytes);
            BigInteger value = new BigInteger(bytes, isUnsigned: true) >> (8 * bytes.Length - random.Next(257));
            if (min.Sign < 0 && random.Next(2) == 0)
            {
                value = -value;
            }

            if (value >= min && value <= max)
            {
                count--;
                yield return value;
            }
        }
    }

    public static IEnumerable<BigInteger> All(BigInteger min, BigInteger max) => Edges(min, max).Concat(Random(min, max, 2000));

    /// <summary>All pairs of edges, and random pairs.</summary>
    public static IEnumerable<(BigInteger Left, BigInteger Right)> Pairs(BigInteger min, BigInteger max)
    {
        IReadOnlyList<BigInteger> edges = Edges(min, max);
        foreach (BigInteger left in edges)
        {
            foreach (BigInteger right in edges)
            {
                yield return (left, right);
            }
        }

        foreach (BigInteger[] pair in Random(min, max, 10_000).Chunk(2))
        {
            yield return (pair[0], pair[1]);
        }
    }
}
