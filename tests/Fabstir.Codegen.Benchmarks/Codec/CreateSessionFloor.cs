using System.Buffers.Binary;
using Fabstir.Abi;
using Message = Fabstir.Contracts.JobMarketplace.Functions.CreateSessionJobForModelWithToken;

namespace Fabstir.Codegen.Benchmarks.Codec;

/// <summary>Eight static words, as somebody would write them who has only this one message.</summary>
internal static class CreateSessionFloor
{
    private const uint Selector = 0xb1af20be;
    private const int Size = 4 + (8 * Word.Size);

    public static byte[] Encode(Message message)
    {
        byte[] calldata = new byte[Size];
        BinaryPrimitives.WriteUInt32BigEndian(calldata, Selector);
        Span<byte> words = calldata.AsSpan(4, Size - 4);
        Word.WriteAddress(words, message.Host);
        message.ModelId.AsSpan().CopyTo(words[32..]);
        Word.WriteAddress(words[64..], message.Token);
        message.Deposit.WriteBigEndian(words[96..]);
        message.PricePerToken.WriteBigEndian(words[128..]);
        message.MaxDuration.WriteBigEndian(words[160..]);
        message.ProofInterval.WriteBigEndian(words[192..]);
        message.ProofTimeoutWindow.WriteBigEndian(words[224..]);
        return calldata;
    }

    public static Message Decode(ReadOnlySpan<byte> calldata)
    {
        Word.Require(calldata.Length >= Size, calldata.Length);
        Word.Require(BinaryPrimitives.ReadUInt32BigEndian(calldata) == Selector, 0);
        ReadOnlySpan<byte> words = calldata.Slice(4, Size - 4);
        return new Message
        {
            Host = Word.ReadAddress(words, 4),
            ModelId = new Bytes32(words.Slice(32, 32)),
            Token = Word.ReadAddress(words[64..], 68),
            Deposit = UInt256.ReadBigEndian(words[96..]),
            PricePerToken = UInt256.ReadBigEndian(words[128..]),
            MaxDuration = UInt256.ReadBigEndian(words[160..]),
            ProofInterval = UInt256.ReadBigEndian(words[192..]),
            ProofTimeoutWindow = UInt256.ReadBigEndian(words[224..]),
        };
    }
}
