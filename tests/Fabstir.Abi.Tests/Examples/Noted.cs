using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>
/// An anonymous event with a hashed argument and dynamic data:
/// <c>event Noted(string indexed title, int24 indexed tick, string text, bytes3[] tags) anonymous</c>.
/// </summary>
internal sealed record Noted : ContractEvent, IContractEvent<Noted>
{
    /// <summary>The Keccak-256 of the title: a topic does not hold the text itself.</summary>
    public required Bytes32 Title { get; init; }

    public required int Tick { get; init; }

    public required string Text { get; init; }

    public required AbiArray<Bytes3> Tags { get; init; }

    static string IContractEvent<Noted>.Signature => "Noted(string,int24,string,bytes3[])";

    static Bytes32? IContractEvent<Noted>.Topic0 => null;

    static int IContractEvent<Noted>.TopicCount => 2;

    static AbiArray<Bytes32> IContractEvent<Noted>.GetTopics(Noted value) => [value.Title, EventTopics.Encode<int, Int24Codec>(value.Tick)];

    static int IContractEvent<Noted>.GetDataSize(Noted value) =>
        checked(64 + StringCodec.GetSize(value.Text) + ArrayCodec<Bytes3, Bytes3Codec>.GetSize(value.Tags));

    static int IContractEvent<Noted>.EncodeData(Noted value, Span<byte> destination)
    {
        int tail = 64;
        AbiHead.WriteOffset(destination, tail);
        tail += StringCodec.Encode(value.Text, destination[tail..]);
        AbiHead.WriteOffset(destination[32..], tail);
        tail += ArrayCodec<Bytes3, Bytes3Codec>.Encode(value.Tags, destination[tail..]);
        return tail;
    }

    static Noted IContractEvent<Noted>.Decode(ReadOnlySpan<Bytes32> topics, ReadOnlySpan<byte> data)
    {
        EventTopics.Require(topics, 2, "Noted(string,int24,string,bytes3[])");
        int budget = data.Length;
        return new()
        {
            Title = topics[0],
            Tick = EventTopics.Decode<int, Int24Codec>(topics, 1),
            Text = StringCodec.Decode(data, AbiHead.ReadOffset(data, 0, 0), ref budget),
            Tags = ArrayCodec<Bytes3, Bytes3Codec>.Decode(data, AbiHead.ReadOffset(data, 0, 32), ref budget),
        };
    }
}
