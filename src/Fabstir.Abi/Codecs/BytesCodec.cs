namespace Fabstir.Abi.Codecs;

/// <summary><c>bytes</c>: the length, then the bytes, padded with zeros to whole words.</summary>
public readonly struct BytesCodec : IAbiCodec<Bytes>
{
    /// <inheritdoc/>
    public static string SolidityType => "bytes";

    /// <inheritdoc/>
    public static bool IsDynamic => true;

    /// <inheritdoc/>
    public static int HeadSize => AbiWord.Size;

    /// <inheritdoc/>
    public static int GetSize(Bytes value) => PaddedBytes.GetSize(value.Length);

    /// <inheritdoc/>
    public static int Encode(Bytes value, Span<byte> destination)
    {
        value.AsSpan().CopyTo(destination[AbiWord.Size..]);
        return PaddedBytes.End(destination, value.Length);
    }

    /// <inheritdoc/>
    public static Bytes Decode(ReadOnlySpan<byte> data, int position, ref int budget) =>
        Bytes.Create(PaddedBytes.Read(data, position, ref budget));
}
