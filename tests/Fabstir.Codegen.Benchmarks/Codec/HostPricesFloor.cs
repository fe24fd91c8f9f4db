using System.Runtime.CompilerServices;
using Fabstir.Abi;
using Result = Fabstir.Contracts.NodeRegistry.Results.GetHostModelPrices;

namespace Fabstir.Codegen.Benchmarks.Codec;

/// <summary>Two arrays of words, as somebody would write them who has only this one result.</summary>
internal static class HostPricesFloor
{
    private const int HeadSize = 2 * Word.Size;

    public static byte[] Encode(Result value)
    {
        int prices = HeadSize + Word.Size + (value.ModelIds.Length * Word.Size);
        byte[] data = new byte[prices + Word.Size + (value.Prices.Length * Word.Size)];
        Word.WriteSmall(data.AsSpan(0, Word.Size), HeadSize);
        Word.WriteSmall(data.AsSpan(Word.Size, Word.Size), prices);
        Word.WriteSmall(data.AsSpan(HeadSize, Word.Size), value.ModelIds.Length);
        Span<byte> words = data.AsSpan(HeadSize + Word.Size);
        foreach (Bytes32 id in value.ModelIds)
        {
            id.AsSpan().CopyTo(words);
            words = words[Word.Size..];
        }

        Word.WriteSmall(words[..Word.Size], value.Prices.Length);
        words = words[Word.Size..];
        foreach (UInt256 price in value.Prices)
        {
            price.WriteBigEndian(words);
            words = words[Word.Size..];
        }

        return data;
    }

    public static Result Decode(ReadOnlySpan<byte> data)
    {
        Word.Require(data.Length >= HeadSize, data.Length);
        ReadOnlySpan<byte> ids = ReadArray(data, 0);
        Bytes32[] modelIds = new Bytes32[ids.Length / Word.Size];
        for (int i = 0; i < modelIds.Length; i++)
        {
            modelIds[i] = new Bytes32(ids.Slice(i * Word.Size, Word.Size));
        }

        ReadOnlySpan<byte> numbers = ReadArray(data, Word.Size);
        UInt256[] prices = new UInt256[numbers.Length / Word.Size];
        for (int i = 0; i < prices.Length; i++)
        {
            prices[i] = UInt256.ReadBigEndian(numbers.Slice(i * Word.Size, Word.Size));
        }

        // The arrays become lists without a copy, which only the library can do otherwise.
        return new Result
        {
            ModelIds = Unsafe.As<Bytes32[], AbiArray<Bytes32>>(ref modelIds),
            Prices = Unsafe.As<UInt256[], AbiArray<UInt256>>(ref prices),
        };
    }

    private static ReadOnlySpan<byte> ReadArray(ReadOnlySpan<byte> data, int head)
    {
        int start = (int)Word.ReadSmall(data.Slice(head, Word.Size), (ulong)(data.Length - Word.Size), head);
        int length = (int)Word.ReadSmall(data.Slice(start, Word.Size), (ulong)((data.Length - start - Word.Size) / Word.Size), start);
        return data.Slice(start + Word.Size, length * Word.Size);
    }
}
