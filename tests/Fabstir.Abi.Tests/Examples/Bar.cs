using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>An example of the ABI specification: <c>bar(bytes3[2])</c>.</summary>
internal sealed record Bar : IContractFunction<Bar>
{
    public required AbiArray<Bytes3> Items { get; init; }

    static string IContractFunction<Bar>.Signature => "bar(bytes3[2])";

    static Bytes4 IContractFunction<Bar>.Selector => new([0xfc, 0xe3, 0x53, 0xf6]);

    static int IAbiTuple<Bar>.GetSize(Bar value) => 64;

    static int IAbiTuple<Bar>.Encode(Bar value, Span<byte> destination)
    {
        destination = destination[..64];
        FixedArrayCodec<Bytes3, Bytes3Codec, LengthTwo>.Encode(value.Items, destination);
        return 64;
    }

    static Bar IAbiTuple<Bar>.Decode(ReadOnlySpan<byte> data, int position, ref int budget) => new()
    {
        Items = FixedArrayCodec<Bytes3, Bytes3Codec, LengthTwo>.Decode(data, position, ref budget),
    };
}
