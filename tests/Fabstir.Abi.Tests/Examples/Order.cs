using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>A dynamic struct: <c>struct Order { address owner; Side side; Point at; string note; bytes3[] tags; }</c>.</summary>
internal sealed record Order : IAbiCodec<Order>
{
    public required Address Owner { get; init; }

    public required Side Side { get; init; }

    public required Point At { get; init; }

    public required string Note { get; init; }

    public required AbiArray<Bytes3> Tags { get; init; }

    static string IAbiCodec<Order>.SolidityType => "(address,uint8,(int24,int24),string,bytes3[])";

    static bool IAbiCodec<Order>.IsDynamic => true;

    static int IAbiCodec<Order>.HeadSize => 32;

    static int IAbiCodec<Order>.GetSize(Order value) =>
        checked(192 + StringCodec.GetSize(value.Note) + ArrayCodec<Bytes3, Bytes3Codec>.GetSize(value.Tags));

    static int IAbiCodec<Order>.Encode(Order value, Span<byte> destination)
    {
        int tail = 192;
        AddressCodec.Encode(value.Owner, destination);
        NamedTypeCodec<Side>.Encode(value.Side, destination[32..]);
        NamedTypeCodec<Point>.Encode(value.At, destination[64..]);
        AbiHead.WriteOffset(destination[128..], tail);
        tail += StringCodec.Encode(value.Note, destination[tail..]);
        AbiHead.WriteOffset(destination[160..], tail);
        tail += ArrayCodec<Bytes3, Bytes3Codec>.Encode(value.Tags, destination[tail..]);
        return tail;
    }

    static Order IAbiCodec<Order>.Decode(ReadOnlySpan<byte> data, int position, ref int budget)
    {
        AbiHead.Enter(data, position, 192, ref budget);
        return new()
        {
            Owner = AddressCodec.Decode(data, position, ref budget),
            Side = NamedTypeCodec<Side>.Decode(data, position + 32, ref budget),
            At = NamedTypeCodec<Point>.Decode(data, position + 64, ref budget),
            Note = StringCodec.Decode(data, AbiHead.ReadOffset(data, position, position + 128), ref budget),
            Tags = ArrayCodec<Bytes3, Bytes3Codec>.Decode(data, AbiHead.ReadOffset(data, position, position + 160), ref budget),
        };
    }
}
