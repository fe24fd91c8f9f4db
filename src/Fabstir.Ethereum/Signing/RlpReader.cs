using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Takes a list of Recursive Length Prefix apart (Ethereum yellow paper, appendix B): byte strings, and lists that are left as they are.</summary>
internal static class RlpReader
{
    private const byte String = 0x80;
    private const byte List = 0xc0;
    private const int LongestShort = 55;

    /// <param name="encoded">One list, and nothing after it.</param>
    /// <returns>Its items, in order; of an item that is itself a list the whole encoding.</returns>
    /// <exception cref="FormatException">It is no such list, or an item does not fit into it.</exception>
    public static Bytes[] ReadList(ReadOnlySpan<byte> encoded)
    {
        (bool isList, int start, int size) = ReadPrefix(encoded);
        if (!isList || start + size != encoded.Length)
        {
            throw new FormatException("it is no list that ends where the bytes end");
        }

        List<Bytes> items = [];
        for (ReadOnlySpan<byte> rest = encoded[start..]; !rest.IsEmpty;)
        {
            (bool isNested, int offset, int length) = ReadPrefix(rest);
            items.Add(Bytes.Create(isNested ? rest[..(offset + length)] : rest.Slice(offset, length)));
            rest = rest[(offset + length)..];
        }

        return [.. items];
    }

    /// <summary>A number of at most 256 bits. Leading zeros are for the caller to find: encoding it again drops them.</summary>
    /// <exception cref="FormatException">There are more than 32 bytes.</exception>
    public static UInt256 ReadInteger(Bytes item)
    {
        if (item.Length > UInt256.Size)
        {
            throw new FormatException($"a number of {item.Length} bytes has more than {UInt256.Size}");
        }

        Span<byte> padded = stackalloc byte[UInt256.Size];
        padded.Clear();
        item.AsSpan().CopyTo(padded[^item.Length..]);
        return UInt256.ReadBigEndian(padded);
    }

    private static (bool IsList, int Start, int Size) ReadPrefix(ReadOnlySpan<byte> encoded)
    {
        byte prefix = encoded.IsEmpty ? throw new FormatException("it ends where a prefix should be") : encoded[0];
        if (prefix < String)
        {
            return (false, 0, 1);
        }

        bool isList = prefix >= List;
        int code = prefix - (isList ? List : String);
        int lengthSize = Math.Max(0, code - LongestShort);
        long size = code;
        if (lengthSize > 0)
        {
            size = lengthSize > sizeof(int) || encoded.Length <= lengthSize ? long.MaxValue : ReadLength(encoded.Slice(1, lengthSize));
        }

        int start = 1 + lengthSize;
        return size <= encoded.Length - start ? (isList, start, (int)size) : throw new FormatException("an item is longer than what is there");
    }

    private static long ReadLength(ReadOnlySpan<byte> digits)
    {
        long length = 0;
        foreach (byte digit in digits)
        {
            length = (length << 8) | digit;
        }

        return length;
    }
}
