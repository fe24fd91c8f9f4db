namespace Fabstir;

/// <summary>Counts what happens to one prompt. Read while it is written, by anybody.</summary>
/// <param name="time">What durations are measured by.</param>
/// <param name="received">Is told of tokens as they come.</param>
internal sealed class TokenTally(TimeProvider time, Action<int> received)
{
    private readonly long _askedAt = time.GetTimestamp();
    private int _tokens;
    private int _chunks;
    private int _duplicates;
    private int _dropped;
    private int _reconnections;
    private int _continuations;
    private long _firstAt;
    private long _lastAt;
    private long _endedAt;

    public int Continuations => _continuations;

    public int Reconnections => _reconnections;

    /// <param name="tokens">How many tokens have come.</param>
    /// <param name="chunks">In how many pieces.</param>
    /// <param name="at">When.</param>
    public void Received(int tokens, int chunks, long at)
    {
        if (_firstAt == 0)
        {
            Volatile.Write(ref _firstAt, at);
        }

        Volatile.Write(ref _lastAt, at);
        Volatile.Write(ref _tokens, _tokens + tokens);
        Volatile.Write(ref _chunks, _chunks + chunks);
        received(tokens);
    }

    public void Duplicate() => Volatile.Write(ref _duplicates, _duplicates + 1);

    public void FrameDropped() => Volatile.Write(ref _dropped, _dropped + 1);

    public void Reconnected() => Interlocked.Increment(ref _reconnections);

    public void Continued() => Interlocked.Increment(ref _continuations);

    public void Ended() => Volatile.Write(ref _endedAt, time.GetTimestamp());

    public StreamMetrics Snapshot(int unread)
    {
        long first = Volatile.Read(ref _firstAt);
        long last = Volatile.Read(ref _lastAt);
        long ended = Volatile.Read(ref _endedAt);
        return new StreamMetrics
        {
            Tokens = Volatile.Read(ref _tokens),
            Chunks = Volatile.Read(ref _chunks),
            UnreadChunks = unread,
            DuplicateChunks = Volatile.Read(ref _duplicates),
            DroppedFrames = Volatile.Read(ref _dropped),
            Reconnections = _reconnections,
            Continuations = _continuations,
            TimeToFirstToken = first == 0 ? null : time.GetElapsedTime(_askedAt, first),
            GenerationTime = first == 0 ? TimeSpan.Zero : time.GetElapsedTime(first, last),
            Elapsed = ended == 0 ? time.GetElapsedTime(_askedAt) : time.GetElapsedTime(_askedAt, ended),
        };
    }
}
