using System.Text.Json;
using System.Text.Unicode;

namespace Fabstir.Protocol;

/// <summary>Reads what a host says, one frame at a time, in whichever of the shapes that hosts use. Not thread-safe: one for each socket.</summary>
public sealed class HostFrameReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = StreamProtocol.MaxDepth };

    private readonly UsualChunk _usual = new();
    private string? _lastId;

    /// <summary>Reads a frame.</summary>
    /// <param name="utf8">The whole frame.</param>
    /// <returns>What it says. A frame of a type that is not known is <see cref="HostMessage.Unknown"/>.</returns>
    /// <exception cref="FrameFormatException">It is no frame: no JSON in UTF-8, too large, nested too deeply, or a field has a value that it cannot have.</exception>
    public HostFrame Read(ReadOnlySpan<byte> utf8)
    {
        Read(utf8, out HostFrame frame);
        return frame;
    }

    internal void Read(ReadOnlySpan<byte> utf8, out HostFrame frame)
    {
        if (utf8.Length > StreamProtocol.MaxFrameBytes)
        {
            throw new FrameFormatException($"A frame has {utf8.Length} bytes; {StreamProtocol.MaxFrameBytes} is the most.");
        }

        if (_usual.TryRead(utf8, out frame))
        {
            return;
        }

        if (!Utf8.IsValid(utf8))
        {
            throw new FrameFormatException("A frame is no UTF-8.");
        }

        if (!TryReadChunk(utf8, out frame))
        {
            frame = FrameFields.Read(utf8, ReadMessage);
        }
    }

    /// <summary>There is a chunk for each token: it is read without a document, in one pass, whatever the order of its fields.</summary>
    private bool TryReadChunk(ReadOnlySpan<byte> utf8, out HostFrame frame)
    {
        frame = default;
        Utf8JsonReader reader = new(utf8, Options);
        bool isChunk = false;
        string? content = null;
        string? id = null;
        int? index = null;
        int tokens = 1;
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("type"u8))
                {
                    reader.Read();
                    isChunk = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("stream_chunk"u8);
                    if (!isChunk)
                    {
                        return false;
                    }
                }
                else if (reader.ValueTextEquals("content"u8))
                {
                    content = ReadText(ref reader);
                }
                else if (reader.ValueTextEquals("id"u8))
                {
                    id = ReadId(ref reader);
                }
                else if (reader.ValueTextEquals("index"u8))
                {
                    index = ReadCount(ref reader, "index");
                }
                else if (reader.ValueTextEquals("tokens"u8))
                {
                    tokens = ReadCount(ref reader, "tokens") ?? tokens;
                }
                else
                {
                    reader.Skip();
                }
            }

            if (!isChunk || reader.TokenType != JsonTokenType.EndObject || reader.Read())
            {
                return false;
            }
        }
        catch (JsonException e)
        {
            throw FrameFormatException.NoJson(utf8, e);
        }

        frame = new HostFrame(id, new StreamChunk(content ?? throw new FrameFormatException("stream_chunk.content is missing."), index, tokens));
        return true;
    }

    private string? ReadId(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        // All chunks of an answer have one id: it is made a string once.
        if (_lastId is not null && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(_lastId))
        {
            return _lastId;
        }

        _lastId = reader.TokenType switch
        {
            JsonTokenType.String => GetText(ref reader),
            JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
            _ => throw new FrameFormatException("stream_chunk.id has to be a text or a number.", reader.TokenStartIndex),
        };
        _usual.Expect(_lastId);
        return _lastId;
    }

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.String => GetText(ref reader),
            JsonTokenType.Null => null,
            _ => throw new FrameFormatException("stream_chunk.content has to be a text.", reader.TokenStartIndex),
        };
    }

    private static string GetText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            // Half of a surrogate pair, which JSON allows to be written.
            throw new FrameFormatException("A text in a frame is no Unicode.", reader.TokenStartIndex, e);
        }
    }

    private static int? ReadCount(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null
            : reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int number) && number >= 0 ? number
            : throw new FrameFormatException($"stream_chunk.{name} has to be a whole number from 0 to {int.MaxValue}.", reader.TokenStartIndex);
    }

    private static HostFrame ReadMessage(string type, FrameFields fields) => new(fields.Id("id"), type switch
    {
        "connected" => new HostMessage.Connected(fields.Text("protocol"), fields.Texts("capabilities"), fields.Hash("challenge")),
        "session_init_ack" when fields.Text("status") is { } status and not "success" => new HostMessage.HostError(
            fields.Text("code"), fields.Text("message") ?? $"The host answered session_init with the status {status}."),
        "session_init_ack" => new HostMessage.SessionAccepted(
            fields.Integer("session_id", "sessionId"), fields.Long("chain_id", "chainId"), fields.Text("model"), fields.Bytes("hostSignature")),
        "stream_end" => new HostMessage.StreamEnd(
            fields.Text("reason"), fields.Text("finish_reason"), fields.Count("tokens_used"), ReadUsage(fields.Object("usage"))),
        "stream_resumed" => new HostMessage.StreamResumed(fields.Count("from") ?? throw fields.Missing("from")),
        "error" => ReadError(fields),
        _ => new HostMessage.Unknown(type),
    });

    private static TokenUsage? ReadUsage(FrameFields? fields) => fields is not { } usage ? null
        : new TokenUsage(usage.Count("prompt_tokens") ?? 0, usage.Count("completion_tokens") ?? 0, usage.Count("context_window_size"));

    /// <summary>Three shapes: a code and a message, a text, or an object with code and message.</summary>
    private static HostMessage.HostError ReadError(FrameFields fields)
    {
        if (fields.IsText("error"))
        {
            return new HostMessage.HostError(fields.Text("code"), fields.Text("error")!, Wait(fields), fields.Count("oldest"));
        }

        FrameFields error = fields.Object("error") ?? fields;
        string? code = error.Text("code");
        return new HostMessage.HostError(code, error.Text("message") ?? code ?? "The host sent an error without a text.", Wait(error), error.Count("oldest"));
    }

    private static TimeSpan? Wait(FrameFields fields) =>
        fields.Count("retry_after") is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
