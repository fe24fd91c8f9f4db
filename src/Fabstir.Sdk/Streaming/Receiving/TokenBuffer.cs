using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace Fabstir;

/// <summary>What has arrived and was not read yet. Writing never waits: the socket goes on, however slow the reader is. One writer, one reader.</summary>
/// <remarks>Writer and reader meet once for all pieces that came together, and not for each.</remarks>
internal sealed class TokenBuffer
{
    /// <summary>The most that is kept for a reader.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    // From here on the host is asked to wait, some two thousand tokens: what nobody reads is paid for all the same.
    private const int HighWater = 128 * 1024;
    private const int LowWater = HighWater / 4;

    // A string and its place in the channel.
    private const int ChunkOverhead = 48;

    private readonly Channel<TokenBatch> _channel;
    private readonly Action _drained;
    private readonly Wake _wake = new();
    private readonly List<TokenChunk> _gathered = [];
    private int _gatheredBytes;
    private TokenBatch _batch;
    private int _position;
    private int _written;
    private int _read;
    private int _bytes;
    private int _isHigh;

    /// <param name="maxTokens">The most tokens that come.</param>
    /// <param name="drained">Is called when a reader has caught up after <see cref="IsHigh"/>.</param>
    public TokenBuffer(int maxTokens, Action drained)
    {
        _drained = drained;

        // Pieces without a token are few; a host that sends more of them than of tokens is stopped by this.
        _channel = Channel.CreateBounded<TokenBatch>(new BoundedChannelOptions(Math.Min(maxTokens, MaxBytes / ChunkOverhead) + 1_024)
        {
            SingleReader = true,
            SingleWriter = true,
        });
    }

    /// <summary>How many pieces wait for the reader.</summary>
    public int Count => Volatile.Read(ref _written) - Volatile.Read(ref _read);

    /// <summary>Whether the reader is so far behind that the host should wait.</summary>
    public bool IsHigh => Volatile.Read(ref _isHigh) != 0;

    /// <summary>Whether everything was read, and nothing will come. What it was completed with is in <see cref="End"/>.</summary>
    public bool IsOver => End.IsCompleted;

    /// <summary>Ends, or fails, when everything was read.</summary>
    public Task End => _channel.Reader.Completion;

    /// <summary>Adds a piece, which the reader does not get yet: see <see cref="Publish"/>.</summary>
    public void Add(in TokenChunk chunk)
    {
        _gathered.Add(chunk);
        _gatheredBytes += (sizeof(char) * chunk.Text.Length) + ChunkOverhead;
    }

    /// <summary>Lets the reader have what was added. One that waits is not woken: see <see cref="Wake"/>.</summary>
    /// <returns>False when there is no room: the reader is too far behind.</returns>
    public bool Publish()
    {
        if (_gathered.Count == 0)
        {
            return true;
        }

        int bytes = Interlocked.Add(ref _bytes, _gatheredBytes);
        if (bytes > HighWater)
        {
            Interlocked.Exchange(ref _isHigh, 1);
            if (Volatile.Read(ref _bytes) < LowWater)
            {
                // The reader was through before it could see that it was behind, and will not say so.
                Interlocked.Exchange(ref _isHigh, 0);
            }
        }

        Volatile.Write(ref _written, _written + _gathered.Count);
        bool hasRoom = bytes <= MaxBytes && _channel.Writer.TryWrite(new TokenBatch(CollectionsMarshal.AsSpan(_gathered), _gatheredBytes));
        _gathered.Clear();
        _gatheredBytes = 0;
        return hasRoom;
    }

    /// <param name="failure">What the reader gets after everything else; null for nothing.</param>
    public void Complete(Exception? failure)
    {
        Publish();
        _channel.Writer.TryComplete(failure);
        Wake(isInline: false);
    }

    /// <summary>Wakes a reader that waits.</summary>
    /// <param name="isInline">Whether it may go on right here, before this returns.</param>
    public void Wake(bool isInline) => _wake.Set(isInline);

    /// <summary>Waits until somebody says that there may be more.</summary>
    public ValueTask WaitAsync() => _wake.WaitAsync();

    public bool TryRead(out TokenChunk chunk)
    {
        if (_position == _batch.Count)
        {
            _position = 0;
            if (!_channel.Reader.TryRead(out _batch))
            {
                chunk = default;
                return false;
            }
        }

        chunk = _batch[_position++];
        Volatile.Write(ref _read, _read + 1);
        if (_position == _batch.Count)
        {
            OnBatchRead();
        }

        return true;
    }

    private void OnBatchRead()
    {
        _batch.Return();
        int left = Interlocked.Add(ref _bytes, -_batch.Bytes);
        if (left < LowWater && Volatile.Read(ref _isHigh) != 0 && Interlocked.Exchange(ref _isHigh, 0) != 0)
        {
            _drained();
        }
    }
}
