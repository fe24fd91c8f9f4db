using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>A function without arguments: <c>pause()</c>.</summary>
internal sealed record Pause : IContractFunction<Pause>
{
    static string IContractFunction<Pause>.Signature => "pause()";

    static Bytes4 IContractFunction<Pause>.Selector => new([0x84, 0x56, 0xcb, 0x59]);

    static int IAbiTuple<Pause>.GetSize(Pause value) => 0;

    static int IAbiTuple<Pause>.Encode(Pause value, Span<byte> destination) => 0;

    static Pause IAbiTuple<Pause>.Decode(ReadOnlySpan<byte> data, int position, ref int budget) => new();
}
