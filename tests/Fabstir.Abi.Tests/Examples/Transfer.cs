using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>The event of ERC-20: <c>Transfer(address indexed from, address indexed to, uint256 value)</c>.</summary>
internal sealed record Transfer : ContractEvent, IContractEvent<Transfer>
{
    private static readonly Bytes32 Topic = Bytes32.Parse("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");

    public required Address From { get; init; }

    public required Address To { get; init; }

    public required UInt256 Value { get; init; }

    static string IContractEvent<Transfer>.Signature => "Transfer(address,address,uint256)";

    static Bytes32? IContractEvent<Transfer>.Topic0 => Topic;

    static int IContractEvent<Transfer>.TopicCount => 3;

    static AbiArray<Bytes32> IContractEvent<Transfer>.GetTopics(Transfer value) =>
    [
        Topic,
        EventTopics.Encode<Address, AddressCodec>(value.From),
        EventTopics.Encode<Address, AddressCodec>(value.To),
    ];

    static int IContractEvent<Transfer>.GetDataSize(Transfer value) => 32;

    static int IContractEvent<Transfer>.EncodeData(Transfer value, Span<byte> destination) => UInt256Codec.Encode(value.Value, destination[..32]);

    static Transfer IContractEvent<Transfer>.Decode(ReadOnlySpan<Bytes32> topics, ReadOnlySpan<byte> data)
    {
        EventTopics.Require(topics, 3, Topic, "Transfer(address,address,uint256)");
        int budget = data.Length;
        return new()
        {
            From = EventTopics.Decode<Address, AddressCodec>(topics, 1),
            To = EventTopics.Decode<Address, AddressCodec>(topics, 2),
            Value = UInt256Codec.Decode(data, 0, ref budget),
        };
    }
}
