using System.Buffers;

namespace Fabstir.Protocol;

public sealed partial class FrameWriter
{
    /// <summary>Writes what a host says.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="output">Where to; the frame is all that is added.</param>
    public void Write(HostFrame frame, IBufferWriter<byte> output)
    {
        if (frame.Chunk is { } chunk)
        {
            Begin(output, "stream_chunk");
            Text("id"u8, frame.Id);
            Number("index"u8, chunk.Index);
            Number("tokens"u8, chunk.Tokens);
            _json.WriteString("content"u8, chunk.Content);
            End();
            return;
        }

        ArgumentNullException.ThrowIfNull(frame.Message, nameof(frame));
        Begin(output, TypeOf(frame.Message));
        Text("id"u8, frame.Id);
        Write(frame.Message);
        End();
    }

    private static string TypeOf(HostMessage message) => message switch
    {
        HostMessage.Connected => "connected",
        HostMessage.SessionAccepted => "session_init_ack",
        HostMessage.StreamEnd => "stream_end",
        HostMessage.StreamResumed => "stream_resumed",
        HostMessage.HostError => "error",
        HostMessage.Unknown unknown => unknown.Type,
        _ => throw new ArgumentException($"{message.GetType()} is no message of a host.", nameof(message)),
    };

    private void Write(HostMessage message)
    {
        switch (message)
        {
            case HostMessage.Connected connected:
                _json.WriteString("message"u8, "Connected. Send session_init."u8);
                Text("protocol"u8, connected.Protocol);
                _json.WriteStartArray("capabilities"u8);
                foreach (string capability in connected.Capabilities)
                {
                    _json.WriteStringValue(capability);
                }

                _json.WriteEndArray();
                Text("challenge"u8, connected.Challenge?.ToString());
                break;
            case HostMessage.SessionAccepted accepted:
                _json.WriteString("status"u8, "success"u8);
                Text("session_id"u8, accepted.SessionId?.ToString());
                Text("job_id"u8, accepted.SessionId?.ToString());
                Number("chain_id"u8, (long?)accepted.ChainId);
                Text("model"u8, accepted.Model);
                Text("hostSignature"u8, accepted.HostSignature?.ToString());
                break;
            case HostMessage.StreamEnd end:
                Text("reason"u8, end.Reason);
                Text("finish_reason"u8, end.FinishReason);
                Number("tokens_used"u8, end.TokensUsed);
                if (end.Usage is { } usage)
                {
                    _json.WriteStartObject("usage"u8);
                    Number("prompt_tokens"u8, usage.PromptTokens);
                    Number("completion_tokens"u8, usage.CompletionTokens);
                    Number("total_tokens"u8, usage.TotalTokens);
                    Number("context_window_size"u8, usage.ContextWindow);
                    _json.WriteEndObject();
                }

                break;
            case HostMessage.StreamResumed resumed:
                Number("from"u8, resumed.From);
                break;
            case HostMessage.HostError error:
                Text("code"u8, error.Code);
                Text("message"u8, error.Text);
                Number("retry_after"u8, error.RetryAfter is { } wait ? (long)Math.Ceiling(wait.TotalSeconds) : null);
                Number("oldest"u8, error.Oldest);
                break;
        }
    }
}
