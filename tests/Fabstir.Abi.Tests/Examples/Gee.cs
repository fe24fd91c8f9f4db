using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>The example of nested dynamic types of the ABI specification: <c>g(uint256[][],string[])</c>.</summary>
internal sealed record Gee : IContractFunction<Gee>
{
    public required AbiArray<AbiArray<UInt256>> Numbers { get; init; }

    public required AbiArray<string> Names { get; init; }

    static string IContractFunction<Gee>.Signature => "g(uint256[][],string[])";

    static Bytes4 IContractFunction<Gee>.Selector => new([0x22, 0x89, 0xb1, 0x8c]);

    static int IAbiTuple<Gee>.GetSize(Gee value) => checked(
        64 + ArrayCodec<AbiArray<UInt256>, ArrayCodec<UInt256, UInt256Codec>>.GetSize(value.Numbers) + ArrayCodec<string, StringCodec>.GetSize(value.Names));

    static int IAbiTuple<Gee>.Encode(Gee value, Span<byte> destination)
    {
        int tail = 64;
        AbiHead.WriteOffset(destination, tail);
        tail += ArrayCodec<AbiArray<UInt256>, ArrayCodec<UInt256, UInt256Codec>>.Encode(value.Numbers, destination[tail..]);
        AbiHead.WriteOffset(destination[32..], tail);
        tail += ArrayCodec<string, StringCodec>.Encode(value.Names, destination[tail..]);
        return tail;
    }

    static Gee IAbiTuple<Gee>.Decode(ReadOnlySpan<byte> data, int position, ref int budget)
    {
        AbiHead.Enter(data, position, 64, ref budget);
        return new()
        {
            Numbers = ArrayCodec<AbiArray<UInt256>, ArrayCodec<UInt256, UInt256Codec>>.Decode(data, AbiHead.ReadOffset(data, position, position), ref budget),
            Names = ArrayCodec<string, StringCodec>.Decode(data, AbiHead.ReadOffset(data, position, position + 32), ref budget),
        };
    }
}
