using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>A static struct: <c>struct Point { int24 x; int24 y; }</c>.</summary>
internal sealed record Point : IAbiCodec<Point>
{
    public required int X { get; init; }

    public required int Y { get; init; }

    static string IAbiCodec<Point>.SolidityType => "(int24,int24)";

    static bool IAbiCodec<Point>.IsDynamic => false;

    static int IAbiCodec<Point>.HeadSize => 64;

    static int IAbiCodec<Point>.GetSize(Point value) => 64;

    static int IAbiCodec<Point>.Encode(Point value, Span<byte> destination)
    {
        destination = destination[..64];
        Int24Codec.Encode(value.X, destination);
        Int24Codec.Encode(value.Y, destination[32..]);
        return 64;
    }

    static Point IAbiCodec<Point>.Decode(ReadOnlySpan<byte> data, int position, ref int budget) => new()
    {
        X = Int24Codec.Decode(data, position, ref budget),
        Y = Int24Codec.Decode(data, position + 32, ref budget),
    };
}
