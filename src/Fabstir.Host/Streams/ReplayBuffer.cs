using System.Text;
using Fabstir.Protocol;

namespace Fabstir.Host;

/// <summary>
/// What a model has said and the client has not acknowledged: the model waits while there is too much of it, and after a cut it is sent again. One writer
/// and one reader at a time; thread-safe.
/// </summary>
/// <param name="stallTimeout">How long a piece waits for room.</param>
/// <param name="time">Measures that.</param>
internal sealed class ReplayBuffer(TimeSpan stallTimeout, TimeProvider time)
{
    /// <summary>However much credit a client gives, no more tokens are kept.</summary>
    public const int MaxWindow = 4_096;

    // About what a frame has besides the text.
    private const int FrameBytes = 96;

    private readonly Lock _lock = new();
    private readonly Pulse _pulse = new();
    private readonly List<KeptChunk> _chunks = [];
    private int _window = StreamProtocol.WindowTokens;
    private int _acknowledged;
    private int _next;
    private int _bytes;
    private bool _isComplete;

    /// <summary>The number of the first token that could be sent again.</summary>
    public int Oldest
    {
        get
        {
            lock (_lock)
            {
                return _chunks.Count == 0 ? _next : _chunks[0].Index;
            }
        }
    }

    /// <summary>How many tokens were added so far.</summary>
    public int Next
    {
        get
        {
            lock (_lock)
            {
                return _next;
            }
        }
    }

    /// <summary>Adds a piece as soon as there is room for it.</summary>
    /// <returns>False when the client acknowledged nothing for too long.</returns>
    public async ValueTask<bool> TryAppendAsync(AnswerPiece piece, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task change;
            lock (_lock)
            {
                if (_isComplete)
                {
                    return true;
                }

                if (IsInWindow(_next) && _bytes < StreamProtocol.ReplayBytes)
                {
                    KeptChunk chunk = new(_next, piece.Tokens, piece.Text, Encoding.UTF8.GetByteCount(piece.Text) + FrameBytes);
                    _chunks.Add(chunk);
                    _next = chunk.End;
                    _bytes += chunk.Bytes;
                    _pulse.Fire();
                    return true;
                }

                change = _pulse.Next();
            }

            try
            {
                await change.WaitAsync(stallTimeout, time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                return false;
            }
        }
    }

    /// <summary>The piece that the token with this number is in, as soon as it may be sent; null when no more comes.</summary>
    public async ValueTask<KeptChunk?> ReadAsync(int index, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task change;
            lock (_lock)
            {
                int place = Find(index);
                if (place < _chunks.Count && IsInWindow(_chunks[place].Index))
                {
                    return _chunks[place];
                }

                if (_isComplete && place == _chunks.Count)
                {
                    return null;
                }

                change = _pulse.Next();
            }

            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The number of the first token of the piece that a token is in.</summary>
    public int StartOf(int index)
    {
        lock (_lock)
        {
            int place = Find(index);
            return place < _chunks.Count ? Math.Min(index, _chunks[place].Index) : index;
        }
    }

    /// <summary>Every token below this number has arrived.</summary>
    public void Acknowledge(int next)
    {
        lock (_lock)
        {
            if (next <= _acknowledged || next > _next)
            {
                return;
            }

            _acknowledged = next;
            int gone = 0;
            while (gone < _chunks.Count && _chunks[gone].End <= next)
            {
                _bytes -= _chunks[gone].Bytes;
                gone++;
            }

            _chunks.RemoveRange(0, gone);
            _pulse.Fire();
        }
    }

    /// <summary>How far the host may be ahead of what is acknowledged.</summary>
    public void SetWindow(int tokens)
    {
        lock (_lock)
        {
            _window = Math.Min(tokens, MaxWindow);
            _pulse.Fire();
        }
    }

    /// <summary>No more comes.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
            _pulse.Fire();
        }
    }

    /// <summary>No more comes, and of what is there nothing from this token on.</summary>
    public void Truncate(int index)
    {
        lock (_lock)
        {
            int place = Find(index);
            for (int i = place; i < _chunks.Count; i++)
            {
                _bytes -= _chunks[i].Bytes;
            }

            _chunks.RemoveRange(place, _chunks.Count - place);
            _next = Math.Min(_next, Math.Max(index, _acknowledged));
            _isComplete = true;
            _pulse.Fire();
        }
    }

    // A piece of several tokens may reach beyond the window, which would else never let it pass.
    private bool IsInWindow(int index) => index - _acknowledged < _window;

    private int Find(int index)
    {
        int place = 0;
        int end = _chunks.Count;
        while (place < end)
        {
            int middle = (place + end) / 2;
            (place, end) = _chunks[middle].End > index ? (place, middle) : (middle + 1, end);
        }

        return place;
    }
}
