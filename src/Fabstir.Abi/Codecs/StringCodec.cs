using System.Text;

namespace Fabstir.Abi.Codecs;

/// <summary><c>string</c>: UTF-8, laid out as <c>bytes</c>.</summary>
public readonly struct StringCodec : IAbiCodec<string>
{
    /// <inheritdoc/>
    public static string SolidityType => "string";

    /// <inheritdoc/>
    public static bool IsDynamic => true;

    /// <inheritdoc/>
    public static int HeadSize => AbiWord.Size;

    /// <inheritdoc/>
    public static int GetSize(string value) => PaddedBytes.GetSize(GetByteCount(value));

    /// <inheritdoc/>
    public static int Encode(string value, Span<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(value);
        try
        {
            return PaddedBytes.End(destination, StrictUtf8.Encoding.GetBytes(value, destination[AbiWord.Size..]));
        }
        catch (EncoderFallbackException e)
        {
            throw NotUtf8(e);
        }
    }

    /// <summary>The UTF-8 bytes of a text.</summary>
    /// <exception cref="AbiEncodingException">The text has half of a surrogate pair.</exception>
    internal static byte[] GetBytes(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        try
        {
            return StrictUtf8.Encoding.GetBytes(value);
        }
        catch (EncoderFallbackException e)
        {
            throw NotUtf8(e);
        }
    }

    /// <inheritdoc/>
    public static string Decode(ReadOnlySpan<byte> data, int position, ref int budget)
    {
        ReadOnlySpan<byte> content = PaddedBytes.Read(data, position, ref budget);
        try
        {
            return StrictUtf8.Encoding.GetString(content);
        }
        catch (DecoderFallbackException e)
        {
            throw new AbiFormatException("The bytes of a string are not UTF-8.", position + AbiWord.Size + e.Index, e);
        }
    }

    private static int GetByteCount(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        try
        {
            return StrictUtf8.Encoding.GetByteCount(value);
        }
        catch (EncoderFallbackException e)
        {
            throw NotUtf8(e);
        }
    }

    private static AbiEncodingException NotUtf8(EncoderFallbackException e) =>
        new("string", $"A string has half of a surrogate pair at index {e.Index}, which UTF-8 cannot hold.");
}
