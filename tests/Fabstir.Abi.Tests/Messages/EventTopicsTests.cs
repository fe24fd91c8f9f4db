using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

public sealed class EventTopicsTests
{
    private static readonly Bytes32 Topic0 = Keccak256.Hash("Moved(uint8)");

    [Fact]
    public void A_topic_is_the_word_of_the_value()
    {
        Assert.Equal(new Bytes32(Words.Of("-1")), EventTopics.Encode<int, Int24Codec>(-1));
        Assert.Equal(new Bytes32(Words.Of("1")), EventTopics.Encode<bool, BoolCodec>(true));
        Assert.Equal(new Bytes32(Words.Of("616263..")), EventTopics.Encode<Bytes3, Bytes3Codec>(new Bytes3("abc"u8)));
        Assert.Equal(Topic0, EventTopics.Encode<Bytes32, Bytes32Codec>(Topic0));
        Assert.Equal(new Bytes32(Words.Of("1")), EventTopics.Encode<Side, NamedTypeCodec<Side>>(Side.Sell));
    }

    [Fact]
    public void Decodes_the_topic_at_its_place()
    {
        Bytes32[] topics = [Topic0, new(Words.Of("7")), new(Words.Of("-1"))];

        Assert.Equal(7, EventTopics.Decode<byte, UInt8Codec>(topics, 1));
        Assert.Equal(-1, EventTopics.Decode<int, Int24Codec>(topics, 2));
        Assert.Equal(Topic0, EventTopics.Decode<Bytes32, Bytes32Codec>(topics, 0));
    }

    [Fact]
    public void Refuses_a_topic_that_is_no_strict_encoding_where_it_stands_after_topic0()
    {
        Bytes32[] topics = [Topic0, new(Words.Of("100")), new(Words.Of("2"))];

        Refusal.InWord(32, () => EventTopics.Decode<byte, UInt8Codec>(topics, 1));
        Refusal.InWord(64, () => EventTopics.Decode<bool, BoolCodec>(topics, 2));
        Refusal.InWord(0, () => EventTopics.Decode<Address, AddressCodec>(topics, 0));
    }

    [Fact]
    public void Encodes_all_values_that_are_accepted()
    {
        AbiArray<Bytes32> expected = [new(Words.Of("1")), new(Words.Of("ff"))];

        Assert.Equal(expected, EventTopics.EncodeAll<byte, UInt8Codec>([1, 255]));
        Assert.Equal([], EventTopics.EncodeAll<byte, UInt8Codec>([]));
        Assert.Equal([], EventTopics.EncodeAll<byte, UInt8Codec>(default));
    }

    [Fact]
    public void Does_not_encode_a_value_out_of_range()
    {
        Assert.Equal("uint24", Assert.Throws<AbiEncodingException>(static () => EventTopics.Encode<uint, UInt24Codec>(1 << 24)).SolidityType);
        Assert.Throws<AbiEncodingException>(static () => EventTopics.EncodeAll<uint, UInt24Codec>([0, 1 << 24]));
    }

    [Fact]
    public void Requires_the_topics_of_an_event()
    {
        EventTopics.Require([Topic0], 1, Topic0, "Moved(uint8)");
        EventTopics.Require([Topic0, default], 2, Topic0, "Moved(uint8)");
        EventTopics.Require([], 0, "Moved(uint8)");
        EventTopics.Require([default], 1, "Moved(uint8)");

        Assert.All(
            new Action[]
            {
                static () => EventTopics.Require([], 1, Topic0, "Moved(uint8)"),
                static () => EventTopics.Require([default], 1, Topic0, "Moved(uint8)"),
                static () => EventTopics.Require([Topic0, default], 1, Topic0, "Moved(uint8)"),
                static () => EventTopics.Require([Topic0], 2, Topic0, "Moved(uint8)"),
                static () => EventTopics.Require([Topic0], 0, "Moved(uint8)"),
                static () => EventTopics.Require([], 1, "Moved(uint8)"),
            },
            static require => Assert.Contains("Moved(uint8)", Refusal.Of(require).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_filter_holds_the_accepted_topics_of_each_place()
    {
        IEventFilter<Transfer> filter = new TransferFilter { To = [EncodedExamples.Someone, EncodedExamples.Other] };
        AbiArray<AbiArray<Bytes32>> topics = filter.GetTopics();

        Assert.Equal(3, topics.Length);
        Assert.Equal([Keccak256.Hash("Transfer(address,address,uint256)")], topics[0]);
        Assert.Equal([], topics[1]);
        Assert.Equal(
            [new(Words.Of("5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")), new(Words.Of("fb6916095ca1df60bb79ce92ce3ea74c37c5d359"))],
            topics[2]);
    }

    private sealed record TransferFilter : IEventFilter<Transfer>
    {
        public AbiArray<Address> From { get; init; }

        public AbiArray<Address> To { get; init; }

        AbiArray<AbiArray<Bytes32>> IEventFilter<Transfer>.GetTopics() =>
        [
            [Keccak256.Hash("Transfer(address,address,uint256)")],
            EventTopics.EncodeAll<Address, AddressCodec>(From),
            EventTopics.EncodeAll<Address, AddressCodec>(To),
        ];
    }
}
