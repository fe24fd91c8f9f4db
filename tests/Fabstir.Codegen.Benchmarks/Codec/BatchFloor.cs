using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Fabstir.Abi;
using Item = Fabstir.Codegen.Benchmarks.Structs.Batch.Item;
using Message = Fabstir.Codegen.Benchmarks.Batch.Functions.Store;

namespace Fabstir.Codegen.Benchmarks.Codec;

/// <summary>An array of dynamic structs, as somebody would write it who has only this one message.</summary>
internal static class BatchFloor
{
    private const int ItemHeadSize = 5 * Word.Size;
    private const int Start = 4 + Word.Size;

    private static readonly uint Selector = BinaryPrimitives.ReadUInt32BigEndian(Keccak256.Hash("store((address,uint256,bytes32,bool,string)[])").AsSpan());

    public static byte[] Encode(Message message)
    {
        int size = Start + Word.Size;
        foreach (Item item in message.Items)
        {
            size += Word.Size + ItemHeadSize + Word.SizeOf(item.Label);
        }

        byte[] calldata = new byte[size];
        BinaryPrimitives.WriteUInt32BigEndian(calldata, Selector);
        Word.WriteSmall(calldata.AsSpan(4, Word.Size), Word.Size);
        Word.WriteSmall(calldata.AsSpan(Start, Word.Size), message.Items.Length);
        Span<byte> elements = calldata.AsSpan(Start + Word.Size);
        int head = 0;
        int tail = message.Items.Length * Word.Size;
        foreach (Item item in message.Items)
        {
            Word.WriteSmall(elements.Slice(head, Word.Size), tail);
            head += Word.Size;
            Span<byte> words = elements[tail..];
            Word.WriteAddress(words, item.Owner);
            item.Amount.WriteBigEndian(words[32..]);
            item.Id.AsSpan().CopyTo(words[64..]);
            words[127] = item.Active ? (byte)1 : (byte)0;
            Word.WriteSmall(words.Slice(128, Word.Size), ItemHeadSize);
            tail += ItemHeadSize + Word.WriteString(words[ItemHeadSize..], item.Label);
        }

        return calldata;
    }

    public static Message Decode(ReadOnlySpan<byte> calldata)
    {
        Word.Require(calldata.Length >= Start + Word.Size, calldata.Length);
        Word.Require(BinaryPrimitives.ReadUInt32BigEndian(calldata) == Selector, 0);
        int budget = calldata.Length - Start - Word.Size;
        int array = 4 + (int)Word.ReadSmall(calldata.Slice(4, Word.Size), (ulong)(calldata.Length - Start - Word.Size), 4);
        int elements = array + Word.Size;
        int length = (int)Word.ReadSmall(calldata.Slice(array, Word.Size), (ulong)((calldata.Length - elements) / Word.Size), array);
        budget -= length * Word.Size;
        Item[] items = new Item[length];
        for (int i = 0; i < items.Length; i++)
        {
            int head = elements + (i * Word.Size);
            int start = elements + (int)Word.ReadSmall(calldata.Slice(head, Word.Size), (ulong)(calldata.Length - elements - ItemHeadSize), head);
            budget -= ItemHeadSize;
            Word.Require(budget >= 0, start);
            ReadOnlySpan<byte> words = calldata.Slice(start, ItemHeadSize);
            items[i] = new Item
            {
                Owner = Word.ReadAddress(words, start),
                Amount = UInt256.ReadBigEndian(words[32..]),
                Id = new Bytes32(words.Slice(64, 32)),
                Active = Word.ReadSmall(words[96..], 1, start + 96) != 0,
                Label = Word.ReadString(calldata, start + (int)Word.ReadSmall(words[128..], (ulong)(calldata.Length - start), start + 128), ref budget),
            };
        }

        // The array becomes the list without a copy, which only the library can do otherwise.
        return new Message { Items = Unsafe.As<Item[], AbiArray<Item>>(ref items) };
    }
}
