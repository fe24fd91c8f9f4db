using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>An enum: <c>enum Side { Buy, Sell }</c>.</summary>
internal readonly record struct Side(byte Value) : IAbiCodec<Side>
{
    public static Side Buy => new(0);

    public static Side Sell => new(1);

    static string IAbiCodec<Side>.SolidityType => "uint8";

    static bool IAbiCodec<Side>.IsDynamic => false;

    static int IAbiCodec<Side>.HeadSize => 32;

    static int IAbiCodec<Side>.GetSize(Side value) => UInt8Codec.GetSize(value.Value);

    static int IAbiCodec<Side>.Encode(Side value, Span<byte> destination) => UInt8Codec.Encode(value.Value, destination);

    static Side IAbiCodec<Side>.Decode(ReadOnlySpan<byte> data, int position, ref int budget) => new(UInt8Codec.Decode(data, position, ref budget));
}
