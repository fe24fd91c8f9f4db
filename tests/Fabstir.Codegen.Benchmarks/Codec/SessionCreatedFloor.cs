using Fabstir.Abi;
using Event = Fabstir.Contracts.JobMarketplace.Event.SessionJobCreatedForModel;

namespace Fabstir.Codegen.Benchmarks.Codec;

/// <summary>A log of four topics and two words, as somebody would write it who has only this one event.</summary>
internal static class SessionCreatedFloor
{
    private const int DataSize = 2 * Word.Size;

    private static readonly Bytes32 Topic0 = Bytes32.Parse("0xa84eed6588a1461bab01bed46312a56a25bdf47d8b725c25e316dcc79d1b34bf");

    public static (AbiArray<Bytes32> Topics, byte[] Data) Encode(Event value)
    {
        byte[] data = new byte[DataSize];
        value.ModelId.AsSpan().CopyTo(data);
        value.Deposit.WriteBigEndian(data.AsSpan(32));
        Span<byte> jobId = stackalloc byte[Word.Size];
        value.JobId.WriteBigEndian(jobId);
        return ([Topic0, new Bytes32(jobId), ToTopic(value.Depositor), ToTopic(value.Host)], data);
    }

    public static Event Decode(ReadOnlySpan<Bytes32> topics, ReadOnlySpan<byte> data)
    {
        Word.Require(topics.Length == 4 && topics[0] == Topic0, 0);
        Word.Require(data.Length >= DataSize, data.Length);
        data = data[..DataSize];
        return new Event
        {
            JobId = UInt256.ReadBigEndian(topics[1].AsSpan()),
            Depositor = Word.ReadAddress(topics[2].AsSpan(), 64),
            Host = Word.ReadAddress(topics[3].AsSpan(), 96),
            ModelId = new Bytes32(data[..32]),
            Deposit = UInt256.ReadBigEndian(data[32..]),
        };
    }

    private static Bytes32 ToTopic(Address address)
    {
        Span<byte> word = stackalloc byte[Word.Size];
        word.Clear();
        Word.WriteAddress(word, address);
        return new Bytes32(word);
    }
}
