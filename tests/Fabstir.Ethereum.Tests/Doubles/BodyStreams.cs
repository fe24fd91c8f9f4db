using System.Text;

namespace Fabstir.Ethereum.Tests;

/// <summary>A body that never ends.</summary>
internal sealed class EndlessStream : BodyStream
{
    public long BytesRead { get; private set; }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        buffer.Span.Fill((byte)' ');
        BytesRead += buffer.Length;
        return ValueTask.FromResult(buffer.Length);
    }
}

/// <summary>A body that never begins.</summary>
internal sealed class SilentStream : BodyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }
}

/// <summary>A body whose connection is cut after some text.</summary>
internal sealed class CutStream(string text) : BodyStream
{
    private readonly MemoryStream _text = new(Encoding.UTF8.GetBytes(text));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await _text.ReadAsync(buffer, cancellationToken);
        return read > 0 ? read : throw new HttpIOException(HttpRequestError.ResponseEnded);
    }
}

internal abstract class BodyStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
