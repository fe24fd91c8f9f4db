using System.Buffers;
using Fabstir.Protocol;

namespace Fabstir.Streaming.Benchmarks.Server;

/// <summary>What a host says, as WebSocket frames, by a writer that costs so little that what is measured is the client. Not thread-safe.</summary>
internal sealed class TokenFrames : IDisposable
{
    /// <summary>What every token says.</summary>
    public const string Text = " token";

    private const byte FinalText = 0x81;
    private const int LongestOfOneByte = 125;

    private readonly ArrayBufferWriter<byte> _frames = new(1_024);
    private readonly ArrayBufferWriter<byte> _payload = new(256);
    private readonly FrameWriter _writer = new();

    public ReadOnlyMemory<byte> Written => _frames.WrittenMemory;

    /// <summary>Adds a chunk of one token.</summary>
    public void Add(string? id, int index)
    {
        _payload.ResetWrittenCount();
        _writer.Write(new HostFrame(id, new StreamChunk(Text, index, 1)), _payload);
        Frame();
    }

    /// <summary>Adds anything else.</summary>
    public void Add(string? id, HostMessage message)
    {
        _payload.ResetWrittenCount();
        _writer.Write(new HostFrame(id, message), _payload);
        Frame();
    }

    public void Clear() => _frames.ResetWrittenCount();

    public void Dispose() => _writer.Dispose();

    private void Frame()
    {
        ReadOnlySpan<byte> payload = _payload.WrittenSpan;
        Span<byte> header = _frames.GetSpan(4);
        if (payload.Length <= LongestOfOneByte)
        {
            (header[0], header[1]) = (FinalText, (byte)payload.Length);
            _frames.Advance(2);
        }
        else
        {
            (header[0], header[1], header[2], header[3]) = (FinalText, LongestOfOneByte + 1, (byte)(payload.Length >> 8), (byte)payload.Length);
            _frames.Advance(4);
        }

        _frames.Write(payload);
    }
}
