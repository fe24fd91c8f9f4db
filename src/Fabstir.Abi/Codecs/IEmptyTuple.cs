namespace Fabstir.Abi.Codecs;

/// <summary>A message or error without arguments: nothing is encoded, and nothing is read.</summary>
/// <typeparam name="T">The generated record itself.</typeparam>
public interface IEmptyTuple<T> : IAbiTuple<T>
    where T : IEmptyTuple<T>, new()
{
    static int IAbiTuple<T>.GetSize(T value) => 0;

    static int IAbiTuple<T>.Encode(T value, Span<byte> destination) => 0;

    static T IAbiTuple<T>.Decode(ReadOnlySpan<byte> data, int position, ref int budget) => new();
}
