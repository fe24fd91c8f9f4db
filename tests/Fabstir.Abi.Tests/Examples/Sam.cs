using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>An example of the ABI specification: <c>sam(bytes,bool,uint256[])</c>, here with outputs: <c>(uint256 total, string note)</c>.</summary>
internal sealed record Sam : IContractFunction<Sam, SamResult>
{
    public required Bytes Name { get; init; }

    public required bool IsOn { get; init; }

    public required AbiArray<UInt256> Numbers { get; init; }

    static string IContractFunction<Sam>.Signature => "sam(bytes,bool,uint256[])";

    static Bytes4 IContractFunction<Sam>.Selector => new([0xa5, 0x64, 0x3b, 0xf2]);

    static int IAbiTuple<Sam>.GetSize(Sam value) =>
        checked(96 + BytesCodec.GetSize(value.Name) + ArrayCodec<UInt256, UInt256Codec>.GetSize(value.Numbers));

    static int IAbiTuple<Sam>.Encode(Sam value, Span<byte> destination)
    {
        int tail = 96;
        AbiHead.WriteOffset(destination, tail);
        tail += BytesCodec.Encode(value.Name, destination[tail..]);
        BoolCodec.Encode(value.IsOn, destination[32..]);
        AbiHead.WriteOffset(destination[64..], tail);
        tail += ArrayCodec<UInt256, UInt256Codec>.Encode(value.Numbers, destination[tail..]);
        return tail;
    }

    static Sam IAbiTuple<Sam>.Decode(ReadOnlySpan<byte> data, int position, ref int budget)
    {
        AbiHead.Enter(data, position, 96, ref budget);
        return new()
        {
            Name = BytesCodec.Decode(data, AbiHead.ReadOffset(data, position, position), ref budget),
            IsOn = BoolCodec.Decode(data, position + 32, ref budget),
            Numbers = ArrayCodec<UInt256, UInt256Codec>.Decode(data, AbiHead.ReadOffset(data, position, position + 64), ref budget),
        };
    }

    static SamResult IContractFunction<Sam, SamResult>.DecodeResult(ReadOnlySpan<byte> returnData) => AbiData.DecodeTuple<SamResult>(returnData);
}

/// <summary>Two outputs that stand side by side.</summary>
internal sealed record SamResult : IAbiTuple<SamResult>
{
    public required UInt256 Total { get; init; }

    public required string Note { get; init; }

    static int IAbiTuple<SamResult>.GetSize(SamResult value) => checked(64 + StringCodec.GetSize(value.Note));

    static int IAbiTuple<SamResult>.Encode(SamResult value, Span<byte> destination)
    {
        int tail = 64;
        UInt256Codec.Encode(value.Total, destination);
        AbiHead.WriteOffset(destination[32..], tail);
        tail += StringCodec.Encode(value.Note, destination[tail..]);
        return tail;
    }

    static SamResult IAbiTuple<SamResult>.Decode(ReadOnlySpan<byte> data, int position, ref int budget)
    {
        AbiHead.Enter(data, position, 64, ref budget);
        return new()
        {
            Total = UInt256Codec.Decode(data, position, ref budget),
            Note = StringCodec.Decode(data, AbiHead.ReadOffset(data, position, position + 32), ref budget),
        };
    }
}
