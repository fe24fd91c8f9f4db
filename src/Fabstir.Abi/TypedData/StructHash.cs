namespace Fabstir.Abi.Codecs;

/// <summary>A struct: its hash.</summary>
/// <typeparam name="T">The struct.</typeparam>
public readonly struct StructHash<T> : ITypedDataWord<T>
    where T : ITypedData<T>
{
    /// <inheritdoc/>
    public static void Write(T value, Span<byte> word) => TypedDataHash.OfStruct(value).AsSpan().CopyTo(word);
}
