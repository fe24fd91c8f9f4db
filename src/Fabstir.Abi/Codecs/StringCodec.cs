using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

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
    /// <remarks>Half of a surrogate pair counts, too; <see cref="Encode"/> refuses it.</remarks>
    public static int GetSize(string value) => PaddedBytes.GetSize(Encoding.UTF8.GetByteCount(value));

    /// <inheritdoc/>
    public static int Encode(string value, Span<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(value);
        OperationStatus status = Utf8.FromUtf16(value, destination[AbiWord.Size..], out int read, out int written, replaceInvalidSequences: false);
        if (status != OperationStatus.Done)
        {
            ThrowNotWritten(status, read, destination);
        }

        return PaddedBytes.End(destination, written);
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
            throw NotUtf8(e.Index);
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

    [DoesNotReturn]
    private static void ThrowNotWritten(OperationStatus status, int index, Span<byte> destination) => throw (status == OperationStatus.DestinationTooSmall
        ? new ArgumentException($"The {destination.Length} bytes of the destination are too few for the string.", nameof(destination))
        : NotUtf8(index));

    private static AbiEncodingException NotUtf8(int index) =>
        new("string", $"A string has half of a surrogate pair at index {index}, which UTF-8 cannot hold.");
}
