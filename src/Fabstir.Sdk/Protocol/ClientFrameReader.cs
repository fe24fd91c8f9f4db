using System.Text.Unicode;

namespace Fabstir.Protocol;

/// <summary>Reads what a client says, one frame at a time, in whichever of the shapes that clients use. Thread-safe.</summary>
public static class ClientFrameReader
{
    /// <summary>Reads a frame.</summary>
    /// <param name="utf8">The whole frame.</param>
    /// <returns>What it says. A frame of a type that is not known is <see cref="ClientFrame.Unknown"/>.</returns>
    /// <exception cref="FrameFormatException">It is no frame: no JSON in UTF-8, too large, nested too deeply, or a field has a value that it cannot have.</exception>
    public static ClientFrame Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > StreamProtocol.MaxFrameBytes)
        {
            throw new FrameFormatException($"A frame has {utf8.Length} bytes; {StreamProtocol.MaxFrameBytes} is the most.");
        }

        return Utf8.IsValid(utf8) ? FrameFields.Read(utf8, Read) : throw new FrameFormatException("A frame is no UTF-8.");
    }

    private static ClientFrame Read(string type, FrameFields fields)
    {
        string? id = fields.Id("id");
        return type switch
        {
            "session_init" => new ClientFrame.SessionInit(
                id, Session(fields), fields.Long("chain_id", "chainId"), fields.Address("user_address", "userAddress"), fields.Text("model"), fields.Hash("nonce"),
                fields.Object("auth") is { } auth ? ReadAuth(auth) : null),
            "inference" or "prompt" => ReadInference(id, fields),
            "stream_cancel" => new ClientFrame.StreamCancel(id, Session(fields), fields.Text("reason")),
            "stream_resume" => new ClientFrame.StreamResume(id, Session(fields), fields.Count("next_index") ?? throw fields.Missing("next_index")),
            "stream_ack" => new ClientFrame.StreamAck(id, fields.Count("next_index") ?? throw fields.Missing("next_index")),
            "stream_credit" => new ClientFrame.StreamCredit(id, fields.Count("tokens") ?? throw fields.Missing("tokens")),
            _ => new ClientFrame.Unknown(id, type),
        };
    }

    private static Abi.UInt256? Session(FrameFields fields) => fields.Integer("session_id", "sessionId") ?? fields.Integer("job_id", "jobId");

    private static SessionAuth ReadAuth(FrameFields fields) => new(
        fields.Text("scheme") ?? throw fields.Missing("scheme"),
        fields.Address("address") ?? throw fields.Missing("address"),
        fields.Bytes("signature") ?? throw fields.Missing("signature"),
        fields.Long("expires") ?? throw fields.Missing("expires"));

    /// <summary>What is asked is in an object of its own; the oldest clients wrote the prompt beside the type.</summary>
    private static ClientFrame.Inference ReadInference(string? id, FrameFields fields)
    {
        FrameFields request = fields.Object("request") ?? fields;
        return new ClientFrame.Inference(id ?? request.Id("request_id"), Session(fields) ?? Session(request), new InferenceRequest
        {
            Model = request.Text("model"),
            Prompt = request.Text("prompt") ?? fields.Text("prompt") ?? throw request.Missing("prompt"),
            MaxTokens = request.Count("max_tokens"),
            Temperature = request.Number("temperature"),
            TopP = request.Number("top_p"),
            Stream = request.Flag("stream") ?? true,
            Context = request.List("conversation_context", static message => new ContextMessage(
                message.Text("role") ?? throw message.Missing("role"), message.Text("content") ?? throw message.Missing("content"))),
        });
    }
}
