using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

/// <summary>Takes a list of byte strings apart, as a node does with a raw transaction.</summary>
internal static class RlpDecoder
{
    public static Bytes[] DecodeList(ReadOnlySpan<byte> encoded)
    {
        ReadOnlySpan<byte> items = Content(encoded, out int size);
        Assert.True(encoded[0] >= 0xc0 && size == encoded.Length, "A list that fills the input is expected.");
        List<Bytes> decoded = [];
        while (!items.IsEmpty)
        {
            decoded.Add(Content(items, out size));
            items = items[size..];
        }

        return [.. decoded];
    }

    private static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> encoded, out int size)
    {
        byte prefix = encoded[0];
        if (prefix < 0x80)
        {
            size = 1;
            return encoded[..1];
        }

        int code = prefix < 0xc0 ? prefix - 0x80 : prefix - 0xc0;
        int lengthSize = code <= 55 ? 0 : code - 55;
        int length = code <= 55 ? code : 0;
        foreach (byte digit in encoded.Slice(1, lengthSize))
        {
            length = (length << 8) | digit;
        }

        size = 1 + lengthSize + length;
        return encoded[(1 + lengthSize)..size];
    }
}
