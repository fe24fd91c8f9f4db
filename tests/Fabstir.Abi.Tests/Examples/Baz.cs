using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>The first example of the ABI specification: <c>baz(uint32,bool) returns (bool)</c>.</summary>
internal sealed record Baz : IContractFunction<Baz, bool>
{
    public required uint X { get; init; }

    public required bool Y { get; init; }

    static string IContractFunction<Baz>.Signature => "baz(uint32,bool)";

    static Bytes4 IContractFunction<Baz>.Selector => new([0xcd, 0xcd, 0x77, 0xc0]);

    static int IAbiTuple<Baz>.GetSize(Baz value) => 64;

    static int IAbiTuple<Baz>.Encode(Baz value, Span<byte> destination)
    {
        destination = destination[..64];
        UInt32Codec.Encode(value.X, destination);
        BoolCodec.Encode(value.Y, destination[32..]);
        return 64;
    }

    static Baz IAbiTuple<Baz>.Decode(ReadOnlySpan<byte> data, int position, ref int budget) => new()
    {
        X = UInt32Codec.Decode(data, position, ref budget),
        Y = BoolCodec.Decode(data, position + 32, ref budget),
    };

    static bool IContractFunction<Baz, bool>.DecodeResult(ReadOnlySpan<byte> returnData) => AbiData.Decode<bool, BoolCodec>(returnData);
}
