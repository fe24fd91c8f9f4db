using System.Buffers.Binary;

namespace Fabstir.Codegen.Shared;

/// <summary>
/// Keccak-256 as Ethereum uses it: the original padding byte 0x01, not the 0x06 of FIPS 202 (SHA-3).
/// One source for compile time (selectors, topics) and run time, so it is written for netstandard2.0.
/// </summary>
internal static class Keccak
{
    public const int HashSize = 32;

    private const int RateInBytes = 136;
    private const int Lanes = 25;

    private static readonly ulong[] RoundConstants =
    [
        0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000,
        0x000000000000808b, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
        0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
        0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003,
        0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
        0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
    ];

    // The walk of the combined rho and pi steps: where each lane goes, and how far it is rotated on the way.
    private static readonly byte[] PiLanes = [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];
    private static readonly byte[] RhoOffsets = [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44];

    /// <summary>Writes the 32-byte hash of <paramref name="input"/> to <paramref name="hash"/>.</summary>
    public static void Hash256(ReadOnlySpan<byte> input, Span<byte> hash)
    {
        Span<ulong> state = stackalloc ulong[Lanes];
        state.Clear();
        while (input.Length >= RateInBytes)
        {
            Absorb(state, input.Slice(0, RateInBytes));
            input = input.Slice(RateInBytes);
        }

        Span<byte> last = stackalloc byte[RateInBytes];
        last.Clear();
        input.CopyTo(last);
        last[input.Length] = 0x01;
        last[RateInBytes - 1] |= 0x80;
        Absorb(state, last);

        for (int i = 0; i < HashSize / 8; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(hash.Slice(i * 8), state[i]);
        }
    }

    private static void Absorb(Span<ulong> state, ReadOnlySpan<byte> block)
    {
        for (int i = 0; i < RateInBytes / 8; i++)
        {
            state[i] ^= BinaryPrimitives.ReadUInt64LittleEndian(block.Slice(i * 8));
        }

        Permute(state);
    }

    private static void Permute(Span<ulong> state)
    {
        foreach (ulong roundConstant in RoundConstants)
        {
            Theta(state);
            RhoAndPi(state);
            Chi(state);
            state[0] ^= roundConstant;
        }
    }

    private static void Theta(Span<ulong> a)
    {
        ulong c0 = a[0] ^ a[5] ^ a[10] ^ a[15] ^ a[20];
        ulong c1 = a[1] ^ a[6] ^ a[11] ^ a[16] ^ a[21];
        ulong c2 = a[2] ^ a[7] ^ a[12] ^ a[17] ^ a[22];
        ulong c3 = a[3] ^ a[8] ^ a[13] ^ a[18] ^ a[23];
        ulong c4 = a[4] ^ a[9] ^ a[14] ^ a[19] ^ a[24];
        ulong d0 = c4 ^ RotateLeft(c1, 1);
        ulong d1 = c0 ^ RotateLeft(c2, 1);
        ulong d2 = c1 ^ RotateLeft(c3, 1);
        ulong d3 = c2 ^ RotateLeft(c4, 1);
        ulong d4 = c3 ^ RotateLeft(c0, 1);
        for (int y = 0; y < Lanes; y += 5)
        {
            a[y] ^= d0;
            a[y + 1] ^= d1;
            a[y + 2] ^= d2;
            a[y + 3] ^= d3;
            a[y + 4] ^= d4;
        }
    }

    private static void RhoAndPi(Span<ulong> a)
    {
        ulong carried = a[1];
        for (int i = 0; i < PiLanes.Length; i++)
        {
            int lane = PiLanes[i];
            ulong next = a[lane];
            a[lane] = RotateLeft(carried, RhoOffsets[i]);
            carried = next;
        }
    }

    private static void Chi(Span<ulong> a)
    {
        for (int y = 0; y < Lanes; y += 5)
        {
            ulong a0 = a[y], a1 = a[y + 1], a2 = a[y + 2], a3 = a[y + 3], a4 = a[y + 4];
            a[y] = a0 ^ (~a1 & a2);
            a[y + 1] = a1 ^ (~a2 & a3);
            a[y + 2] = a2 ^ (~a3 & a4);
            a[y + 3] = a3 ^ (~a4 & a0);
            a[y + 4] = a4 ^ (~a0 & a1);
        }
    }

    private static ulong RotateLeft(ulong value, int offset) => (value << offset) | (value >> (64 - offset));
}
