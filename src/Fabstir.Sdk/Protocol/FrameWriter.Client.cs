using System.Buffers;
using Fabstir.Abi;

namespace Fabstir.Protocol;

public sealed partial class FrameWriter
{
    /// <summary>Writes what a client says.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="output">Where to; the frame is all that is added.</param>
    public void Write(ClientFrame frame, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(frame);
        Begin(output, TypeOf(frame));
        Text("id"u8, frame.Id);
        Write(frame);
        End();
    }

    private static string TypeOf(ClientFrame frame) => frame switch
    {
        ClientFrame.SessionInit => "session_init",
        ClientFrame.Inference => "inference",
        ClientFrame.StreamCancel => "stream_cancel",
        ClientFrame.StreamResume => "stream_resume",
        ClientFrame.StreamAck => "stream_ack",
        ClientFrame.StreamCredit => "stream_credit",
        ClientFrame.Unknown unknown => unknown.Type,
        _ => throw new ArgumentException($"{frame.GetType()} is no frame of a client.", nameof(frame)),
    };

    private void Write(ClientFrame frame)
    {
        switch (frame)
        {
            case ClientFrame.SessionInit init:
                Session(init.SessionId);
                Number("chain_id"u8, (long?)init.ChainId);
                Text("user_address"u8, init.UserAddress?.ToString());
                Text("model"u8, init.Model);
                Text("nonce"u8, init.Nonce?.ToString());
                if (init.Auth is { } auth)
                {
                    _json.WriteStartObject("auth"u8);
                    Text("scheme"u8, auth.Scheme);
                    Text("address"u8, auth.Address.ToString());
                    Text("signature"u8, auth.Signature.ToString());
                    _json.WriteNumber("expires"u8, auth.Expires);
                    _json.WriteEndObject();
                }

                break;
            case ClientFrame.Inference inference:
                Session(inference.SessionId);
                Write(inference.Request);
                break;
            case ClientFrame.StreamCancel cancel:
                Session(cancel.SessionId);
                Text("reason"u8, cancel.Reason);
                break;
            case ClientFrame.StreamResume resume:
                Session(resume.SessionId);
                Number("next_index"u8, resume.NextIndex);
                break;
            case ClientFrame.StreamAck acknowledgement:
                Number("next_index"u8, acknowledgement.NextIndex);
                break;
            case ClientFrame.StreamCredit credit:
                Number("tokens"u8, credit.Tokens);
                break;
        }
    }

    // Some hosts look for the one name and some for the other.
    private void Session(UInt256? id)
    {
        string? text = id?.ToString();
        Text("session_id"u8, text);
        Text("jobId"u8, text);
    }

    private void Write(InferenceRequest request)
    {
        _json.WriteStartObject("request"u8);
        Text("model"u8, request.Model);
        Text("prompt"u8, request.Prompt);
        Number("max_tokens"u8, request.MaxTokens);
        Number("temperature"u8, request.Temperature);
        Number("top_p"u8, request.TopP);
        _json.WriteBoolean("stream"u8, request.Stream);
        if (request.Context.Count > 0)
        {
            _json.WriteStartArray("conversation_context"u8);
            foreach (ContextMessage message in request.Context)
            {
                _json.WriteStartObject();
                Text("role"u8, message.Role);
                Text("content"u8, message.Content);
                _json.WriteEndObject();
            }

            _json.WriteEndArray();
        }

        _json.WriteEndObject();
    }
}
