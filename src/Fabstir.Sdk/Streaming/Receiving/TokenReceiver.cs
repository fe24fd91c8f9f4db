using System.Threading.Channels;
using Fabstir.Protocol;

namespace Fabstir;

/// <summary>
/// Takes the frames of one prompt: each token once and in order into the buffer of the reader, and whatever decides how the prompt goes on to its run. Never waits.
/// </summary>
internal sealed class TokenReceiver : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Channel<PromptSignal> _signals = Channel.CreateUnbounded<PromptSignal>(new UnboundedChannelOptions { SingleReader = true });
    private readonly PromptOptions _options;
    private readonly TokenTally _tally;
    private readonly StopSequences? _stops;
    private readonly AnswerText _answer = new();
    private readonly ITokenCounter? _counter;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private string _id = "";
    private ReceiverPhase _phase;
    private FrameSource? _source;
    private bool _isRefused;
    private bool _isNumbered;
    private bool _isHeld;
    private int _base;
    private int _next;
    private long _lastTokenAt;

    /// <param name="options">What was asked for.</param>
    /// <param name="tally">Counts.</param>
    /// <param name="counter">Counts where a host does not; null for nobody.</param>
    /// <param name="time">What timeouts are measured by.</param>
    public TokenReceiver(PromptOptions options, TokenTally tally, ITokenCounter? counter, TimeProvider time)
    {
        (_options, _tally, _counter, _time) = (options, tally, counter, time);
        _stops = options.StopSequences.Count == 0 ? null : new StopSequences(options.StopSequences);
        Buffer = new TokenBuffer(options.MaxTokens, OnDrained);
        Replies = new ReceiverReplies();
        _timer = time.CreateTimer(static self => ((TokenReceiver)self!).OnTime(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What waits for the reader.</summary>
    public TokenBuffer Buffer { get; }

    /// <summary>What the host is told about how far this is.</summary>
    public ReceiverReplies Replies { get; }

    /// <summary>The first token of the current request that has not come.</summary>
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

    /// <summary>The tokens of all requests of the prompt.</summary>
    public int Total
    {
        get
        {
            lock (_lock)
            {
                return _base + _next;
            }
        }
    }

    /// <summary>The text so far.</summary>
    public string Text
    {
        get
        {
            lock (_lock)
            {
                return _answer.ToString();
            }
        }
    }

    /// <summary>Takes frames of a socket from now on, and of no other: what the one before has said, or says yet, is forgotten.</summary>
    public IFrameSink TakeFrom()
    {
        lock (_lock)
        {
            _source = new FrameSource(this);
            while (_signals.Reader.TryRead(out _))
            {
            }

            return _source;
        }
    }

    /// <summary>Expects the answer of a request from its first token on. What came for another one before stays.</summary>
    /// <param name="id">The request.</param>
    /// <param name="capabilities">Of the host.</param>
    public void Begin(string id, HostCapabilities capabilities)
    {
        lock (_lock)
        {
            (_base, _next) = (_base + _next, 0);
            (_id, _isNumbered, _isRefused, _phase) = (id, capabilities.SpeaksStreamProtocol, false, ReceiverPhase.Receiving);
            Replies.Begin(id, capabilities.TakesCredit);
            Wind();
        }
    }

    /// <summary>Expects that the host goes on.</summary>
    /// <returns>The token that it is asked for.</returns>
    public int BeginResuming()
    {
        lock (_lock)
        {
            (_phase, _isRefused) = (ReceiverPhase.Resuming, false);
            Wind();
            return _next;
        }
    }

    /// <summary>Drops what still comes.</summary>
    public void BeginDraining()
    {
        lock (_lock)
        {
            _phase = _phase == ReceiverPhase.Over ? ReceiverPhase.Over : ReceiverPhase.Draining;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>What happened next.</summary>
    public ValueTask<PromptSignal> NextAsync(CancellationToken cancellationToken) => _signals.Reader.ReadAsync(cancellationToken);

    /// <summary>Something happened that came over no socket.</summary>
    public void Signal(PromptSignal signal) => _signals.Writer.TryWrite(signal);

    /// <summary>Hands out what was held back, and ends the reader's stream.</summary>
    public void Complete(Exception? failure)
    {
        lock (_lock)
        {
            if (failure is null && _stops?.Flush() is { Length: > 0 } rest)
            {
                _answer.Append(rest);
                Buffer.TryWrite(new TokenChunk(rest, _base + _next, 0));
            }

            _phase = ReceiverPhase.Over;
        }

        Buffer.Complete(failure);
    }

    public void Dispose()
    {
        _timer.Dispose();
        Replies.Dispose();
        lock (_lock)
        {
            _phase = ReceiverPhase.Over;
            _answer.Dispose();
        }
    }

    private void OnFrame(FrameSource source, in HostFrame frame)
    {
        lock (_lock)
        {
            if (source != _source || !IsMine(frame))
            {
                _tally.FrameDropped();
            }
            else if (frame.Chunk is { } chunk)
            {
                OnChunk(chunk);
            }
            else
            {
                OnMessage(frame.Message);
            }
        }
    }

    private void OnClosed(FrameSource source, Exception? cause)
    {
        lock (_lock)
        {
            if (source == _source && _phase != ReceiverPhase.Over)
            {
                _phase = _phase == ReceiverPhase.Draining ? ReceiverPhase.Draining : ReceiverPhase.Waiting;
                Signal(new PromptSignal(PromptSignalKind.Lost, Cause: cause));
            }
        }
    }

    private bool IsMine(in HostFrame frame) => frame.Id == _id || (frame.Id is null && (!_isNumbered || frame.Message is HostMessage.Error));

    private void OnChunk(in StreamChunk chunk)
    {
        if (_phase is not (ReceiverPhase.Receiving or ReceiverPhase.Draining))
        {
            return;
        }

        int index = chunk.Index ?? _next;
        if (index < _next)
        {
            _tally.Duplicate();
            return;
        }

        if (index > _next)
        {
            Suspend(PromptSignalKind.Missing);
            return;
        }

        int tokens = _isNumbered || _counter is null ? chunk.Tokens : _counter.Count(chunk.Content);
        if (tokens > _options.MaxTokens - _base - _next)
        {
            Drop(PromptSignalKind.TooMany);
            return;
        }

        _next += tokens;
        _lastTokenAt = _time.GetTimestamp();
        _tally.Received(tokens, _lastTokenAt);
        if (Replies.Received(_next))
        {
            _timer.Change(Limit < StreamProtocol.AcknowledgeWithin ? Limit : StreamProtocol.AcknowledgeWithin, Timeout.InfiniteTimeSpan);
        }

        if (_phase == ReceiverPhase.Receiving)
        {
            HandOut(new TokenChunk(chunk.Content, _base + _next - tokens, tokens));
        }
    }

    private void HandOut(in TokenChunk chunk)
    {
        TokenChunk piece = _stops?.Pass(chunk) ?? chunk;
        _answer.Append(piece.Text);
        if (!Buffer.TryWrite(piece))
        {
            Drop(PromptSignalKind.Overflow);
        }
        else if (_stops is { IsFound: true })
        {
            Drop(PromptSignalKind.Stopped);
        }
        else if (Buffer.IsHigh && !_isHeld)
        {
            _isHeld = true;
            Replies.Hold();
        }
    }

    private void OnMessage(HostMessage? message)
    {
        switch (message)
        {
            case HostMessage.StreamEnd end when _phase != ReceiverPhase.Over:
                _phase = ReceiverPhase.Over;
                Signal(new PromptSignal(PromptSignalKind.Ended, end));
                break;
            case HostMessage.StreamResumed resumed when _phase == ReceiverPhase.Resuming:
                bool isWhole = resumed.From <= _next;
                _phase = isWhole ? ReceiverPhase.Receiving : ReceiverPhase.Waiting;
                Replies.Repeat(_isHeld);
                Wind();
                Signal(isWhole
                    ? new PromptSignal(PromptSignalKind.Resumed)
                    : new PromptSignal(PromptSignalKind.Refused, Error: new HostMessage.Error(HostErrorCode.ResumeUnavailable, "", Oldest: resumed.From)));
                break;
            case HostMessage.Error error when !_isRefused && _phase is (ReceiverPhase.Receiving or ReceiverPhase.Resuming or ReceiverPhase.Draining):
                _isRefused = true;
                _phase = _isNumbered ? ReceiverPhase.Waiting : ReceiverPhase.Draining;
                Signal(new PromptSignal(PromptSignalKind.Refused, Error: error));
                break;
        }
    }

    private void Suspend(PromptSignalKind kind)
    {
        _phase = ReceiverPhase.Waiting;
        Signal(new PromptSignal(kind));
    }

    private void Drop(PromptSignalKind kind)
    {
        if (_phase == ReceiverPhase.Receiving)
        {
            _phase = ReceiverPhase.Draining;
            Signal(new PromptSignal(kind));
        }
    }

    /// <summary>The reader has caught up: the host may send again, and has its time for the next token.</summary>
    private void OnDrained()
    {
        lock (_lock)
        {
            _isHeld = false;
            Replies.Release();
            if (_phase == ReceiverPhase.Receiving)
            {
                Wind();
            }
        }
    }

    private void OnTime()
    {
        lock (_lock)
        {
            if (_phase is not (ReceiverPhase.Receiving or ReceiverPhase.Resuming))
            {
                return;
            }

            Replies.Flush();
            TimeSpan left = Limit - _time.GetElapsedTime(_lastTokenAt);
            if (left <= TimeSpan.Zero && _phase == ReceiverPhase.Resuming)
            {
                // A host that does not say from where it goes on is as good as gone.
                Suspend(PromptSignalKind.Missing);
                return;
            }

            if (left <= TimeSpan.Zero && !_isHeld)
            {
                Drop(PromptSignalKind.Late);
                return;
            }

            _timer.Change(DelayUntil(left), Timeout.InfiniteTimeSpan);
        }
    }

    private void Wind()
    {
        _lastTokenAt = _time.GetTimestamp();
        _timer.Change(DelayUntil(Limit), Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Limit => _base + _next == 0 ? _options.FirstTokenTimeout : _options.TokenTimeout;

    // The timer is not moved with each token: it looks when the time of an earlier one is over, and when few tokens wait to be acknowledged.
    private static TimeSpan DelayUntil(TimeSpan left) => left > TimeSpan.Zero ? left : StreamProtocol.AcknowledgeWithin;

    /// <summary>One socket that frames come from.</summary>
    private sealed class FrameSource(TokenReceiver receiver) : IFrameSink
    {
        public void OnFrame(in HostFrame frame) => receiver.OnFrame(this, frame);

        public void OnClosed(Exception? cause) => receiver.OnClosed(this, cause);
    }
}
