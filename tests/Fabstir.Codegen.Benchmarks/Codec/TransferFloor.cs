using System.Buffers.Binary;
using Fabstir.Abi;
using Message = Fabstir.Contracts.ERC20.Functions.Transfer;

namespace Fabstir.Codegen.Benchmarks.Codec;

/// <summary>Two static words, as somebody would write them who has only this one message.</summary>
internal static class TransferFloor
{
    private const uint Selector = 0xa9059cbb;
    private const int Size = 4 + (2 * Word.Size);

    public static byte[] Encode(Message message)
    {
        byte[] calldata = new byte[Size];
        BinaryPrimitives.WriteUInt32BigEndian(calldata, Selector);
        Span<byte> words = calldata.AsSpan(4, Size - 4);
        Word.WriteAddress(words, message.To);
        message.Value.WriteBigEndian(words[32..]);
        return calldata;
    }

    public static Message Decode(ReadOnlySpan<byte> calldata)
    {
        Word.Require(calldata.Length >= Size, calldata.Length);
        Word.Require(BinaryPrimitives.ReadUInt32BigEndian(calldata) == Selector, 0);
        ReadOnlySpan<byte> words = calldata.Slice(4, Size - 4);
        return new Message { To = Word.ReadAddress(words, 4), Value = UInt256.ReadBigEndian(words[32..]) };
    }
}
