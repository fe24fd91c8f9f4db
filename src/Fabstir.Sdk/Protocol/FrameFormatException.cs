using System.Text.Json;

namespace Fabstir.Protocol;

/// <summary>A frame is none of the protocol: it is no JSON, too large, nested too deeply, or a field has a value that it cannot have.</summary>
public sealed class FrameFormatException : FabstirException
{
    internal FrameFormatException(string message, long? offset = null, Exception? innerException = null)
        : base(FabstirErrorCode.WebSocketMessageFailed, message, innerException) => Offset = offset;

    internal static FrameFormatException NoJson(ReadOnlySpan<byte> utf8, JsonException e)
    {
        long offset = e.BytePositionInLine ?? 0;
        ReadOnlySpan<byte> rest = utf8;
        for (long line = e.LineNumber ?? 0; line > 0; line--)
        {
            int length = rest.IndexOf((byte)'\n') + 1;
            offset += length;
            rest = rest[length..];
        }

        return new FrameFormatException($"A frame is no JSON from byte {offset} on.", offset, e);
    }

    /// <summary>The byte at which the JSON ends to make sense; null where the JSON is well formed.</summary>
    public long? Offset { get; }
}
