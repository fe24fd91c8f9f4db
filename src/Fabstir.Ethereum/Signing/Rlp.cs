using System.Buffers.Binary;
using System.Numerics;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Recursive Length Prefix, the encoding of transactions (Ethereum yellow paper, appendix B).</summary>
internal static class Rlp
{
    // A prefix says what follows: the byte itself, a short or long string, a short or long list.
    private const byte String = 0x80;
    private const byte List = 0xc0;
    private const int LongestShort = 55;

    public static byte[] EncodeBytes(ReadOnlySpan<byte> value) =>
        value is [< String] ? value.ToArray() : [.. Prefix(String, value.Length), .. value];

    /// <summary>A number: big-endian, without leading zeros; nothing for 0.</summary>
    public static byte[] EncodeInteger(UInt256 value)
    {
        Span<byte> bytes = stackalloc byte[UInt256.Size];
        value.WriteBigEndian(bytes);
        return EncodeBytes(bytes.TrimStart((byte)0));
    }

    public static byte[] EncodeList(params ReadOnlySpan<byte[]> encodedItems)
    {
        int length = 0;
        foreach (byte[] item in encodedItems)
        {
            length = checked(length + item.Length);
        }

        byte[] prefix = Prefix(List, length);
        byte[] list = new byte[checked(prefix.Length + length)];
        prefix.CopyTo(list, 0);
        int position = prefix.Length;
        foreach (byte[] item in encodedItems)
        {
            item.CopyTo(list, position);
            position += item.Length;
        }

        return list;
    }

    private static byte[] Prefix(byte kind, int length)
    {
        if (length <= LongestShort)
        {
            return [(byte)(kind + length)];
        }

        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        bytes = bytes[(BitOperations.LeadingZeroCount((uint)length) / 8)..];
        return [(byte)(kind + LongestShort + bytes.Length), .. bytes];
    }
}
