using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fabstir.Protocol;

/// <summary>Writes frames. Allocates nothing once it is made. Not thread-safe: one for each socket.</summary>
public sealed partial class FrameWriter : IDisposable
{
    private static readonly ArrayBufferWriter<byte> Nowhere = new(1);

    // Nobody puts frames into a page: quotes and non-Latin letters need not be escaped twice.
    private readonly Utf8JsonWriter _json = new(Nowhere, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <summary>Ends the writer; what it wrote stays.</summary>
    public void Dispose() => _json.Dispose();

    private void Begin(IBufferWriter<byte> output, string type)
    {
        ArgumentNullException.ThrowIfNull(output);
        _json.Reset(output);
        _json.WriteStartObject();
        _json.WriteString("type"u8, type);
    }

    private void End()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset(Nowhere);
    }

    private void Text(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            _json.WriteString(name, value);
        }
    }

    private void Number(ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number)
        {
            _json.WriteNumber(name, number);
        }
    }

    private void Number(ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number)
        {
            _json.WriteNumber(name, number);
        }
    }
}
