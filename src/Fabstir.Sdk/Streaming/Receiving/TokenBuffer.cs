using System.Threading.Channels;

namespace Fabstir;

/// <summary>What has arrived and was not read yet. Writing never waits: the socket goes on, however slow the reader is. One writer, one reader.</summary>
internal sealed class TokenBuffer
{
    /// <summary>The most that is kept for a reader.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    // From here on the host is asked to wait, some two thousand tokens: what nobody reads is paid for all the same.
    private const int HighWater = 128 * 1024;
    private const int LowWater = HighWater / 4;

    // A string and its place in the channel.
    private const int ChunkOverhead = 48;

    private readonly Channel<TokenChunk> _channel;
    private readonly Action _drained;
    private int _bytes;
    private int _isHigh;

    /// <param name="maxTokens">The most tokens that come.</param>
    /// <param name="drained">Is called when a reader has caught up after <see cref="IsHigh"/>.</param>
    public TokenBuffer(int maxTokens, Action drained)
    {
        _drained = drained;

        // Pieces without a token are few; a host that sends more of them than of tokens is stopped by this.
        _channel = Channel.CreateBounded<TokenChunk>(new BoundedChannelOptions(Math.Min(maxTokens, MaxBytes / ChunkOverhead) + 1_024)
        {
            SingleReader = true,
            SingleWriter = true,
        });
    }

    /// <summary>How many pieces wait for the reader.</summary>
    public int Count => _channel.Reader.Count;

    /// <summary>Whether the reader is so far behind that the host should wait.</summary>
    public bool IsHigh => Volatile.Read(ref _isHigh) != 0;

    /// <returns>False when there is no room: the reader is too far behind.</returns>
    public bool TryWrite(in TokenChunk chunk)
    {
        int bytes = Interlocked.Add(ref _bytes, SizeOf(chunk));
        if (bytes > HighWater)
        {
            Interlocked.Exchange(ref _isHigh, 1);
            if (Volatile.Read(ref _bytes) < LowWater)
            {
                // The reader was through before it could see that it was behind, and will not say so.
                Interlocked.Exchange(ref _isHigh, 0);
            }
        }

        return bytes <= MaxBytes && _channel.Writer.TryWrite(chunk);
    }

    public void Complete(Exception? failure) => _channel.Writer.TryComplete(failure);

    public async ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => await _channel.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false);

    public bool TryRead(out TokenChunk chunk)
    {
        if (!_channel.Reader.TryRead(out chunk))
        {
            return false;
        }

        if (Interlocked.Add(ref _bytes, -SizeOf(chunk)) < LowWater && Volatile.Read(ref _isHigh) != 0 && Interlocked.Exchange(ref _isHigh, 0) != 0)
        {
            _drained();
        }

        return true;
    }

    private static int SizeOf(in TokenChunk chunk) => (sizeof(char) * chunk.Text.Length) + ChunkOverhead;
}
