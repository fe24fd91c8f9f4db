using System.Threading.Channels;
using Fabstir.Protocol;

namespace Fabstir;

/// <summary>
/// Takes the frames of one prompt: each token once and in order to the reader, and whatever decides how the prompt goes on to its run. Never waits. Thread-safe.
/// </summary>
internal sealed class TokenReceiver : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Channel<PromptSignal> _signals = Channel.CreateUnbounded<PromptSignal>(new UnboundedChannelOptions { SingleReader = true });
    private readonly PromptOptions _options;
    private readonly TokenTally _tally;
    private readonly ITokenCounter? _counter;
    private readonly AnswerOutput _output;
    private readonly TokenDeadline _deadline;
    private string _id = "";
    private ReceiverPhase _phase;
    private FrameSource? _source;
    private bool _isRefused;
    private bool _isNumbered;
    private bool _isHeld;
    private int _base;
    private int _next;
    private int _settled;
    private int _chunks;

    /// <param name="options">What was asked for.</param>
    /// <param name="tally">Counts.</param>
    /// <param name="counter">Counts where a host does not; null for nobody.</param>
    /// <param name="time">What timeouts are measured by.</param>
    public TokenReceiver(PromptOptions options, TokenTally tally, ITokenCounter? counter, TimeProvider time)
    {
        (_options, _tally, _counter) = (options, tally, counter);
        _output = new AnswerOutput(options, OnDrained);
        _deadline = new TokenDeadline(options, time, OnTime);
    }

    /// <summary>What waits for the reader.</summary>
    public TokenBuffer Buffer => _output.Buffer;

    /// <summary>What the host is told about how far this is.</summary>
    public ReceiverReplies Replies { get; } = new();

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
                return _output.Text;
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
            (_base, _next, _settled) = (_base + _next, 0, 0);
            (_id, _isNumbered, _isRefused, _phase) = (id, capabilities.SpeaksStreamProtocol, false, ReceiverPhase.Receiving);
            Replies.Begin(id, capabilities.TakesCredit);
            _deadline.Begin(isFirst: _base == 0);
        }
    }

    /// <summary>Expects that the host goes on.</summary>
    /// <returns>The token that it is asked for.</returns>
    public int BeginResuming()
    {
        lock (_lock)
        {
            (_phase, _isRefused) = (ReceiverPhase.Resuming, false);
            _deadline.Begin(isFirst: false);
            return _next;
        }
    }

    /// <summary>Drops what still comes.</summary>
    public void BeginDraining()
    {
        lock (_lock)
        {
            _phase = _phase == ReceiverPhase.Over ? ReceiverPhase.Over : ReceiverPhase.Draining;
            _deadline.Stop();
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
            _phase = ReceiverPhase.Over;
            _output.Complete(_base + _next, failure);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _phase = ReceiverPhase.Over;
            _deadline.Dispose();
            _output.Dispose();
        }
    }

    private void OnFrames(FrameSource source, ReadOnlySpan<HostFrame> frames)
    {
        lock (_lock)
        {
            foreach (ref readonly HostFrame frame in frames)
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

            Settle();
        }

        Replies.FlushIfDue();
    }

    /// <summary>Counts what has come, and lets the reader have it: once for all that came together.</summary>
    private void Settle()
    {
        if (_chunks == 0)
        {
            return;
        }

        _tally.Received(_next - _settled, _chunks, _deadline.Received());
        (_settled, _chunks) = (_next, 0);
        if (Replies.Received(_next))
        {
            _deadline.LookWithin(StreamProtocol.AcknowledgeWithin);
        }

        if (!Buffer.Publish())
        {
            Drop(PromptSignalKind.Overflow);
        }
        else if (Buffer.IsHigh && !_isHeld && _phase == ReceiverPhase.Receiving)
        {
            _isHeld = true;
            Replies.Hold();
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

    private bool IsMine(in HostFrame frame) => frame.Id == _id || (frame.Id is null && (!_isNumbered || frame.Message is HostMessage.HostError));

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
        }
        else if (index > _next)
        {
            Suspend();
        }
        else
        {
            int tokens = _isNumbered || _counter is null ? chunk.Tokens : _counter.Count(chunk.Content);
            Take(new TokenChunk(chunk.Content, _base + _next, tokens));
        }
    }

    private void Take(in TokenChunk chunk)
    {
        if (chunk.Tokens > _options.MaxTokens - chunk.Index)
        {
            Drop(PromptSignalKind.TooMany);
            return;
        }

        _next += chunk.Tokens;
        _chunks++;
        if (_phase == ReceiverPhase.Receiving && _output.HandOut(chunk))
        {
            Drop(PromptSignalKind.Stopped);
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
                OnResumed(resumed.From);
                break;
            case HostMessage.HostError error when !_isRefused && _phase is (ReceiverPhase.Receiving or ReceiverPhase.Resuming or ReceiverPhase.Draining):
                _isRefused = true;
                _phase = _isNumbered ? ReceiverPhase.Waiting : ReceiverPhase.Draining;
                Signal(new PromptSignal(PromptSignalKind.Refused, Error: error));
                break;
        }
    }

    private void OnResumed(int from)
    {
        if (from > _next)
        {
            _phase = ReceiverPhase.Waiting;
            Signal(new PromptSignal(PromptSignalKind.Refused, Error: new HostMessage.HostError(HostErrorCode.ResumeUnavailable, "", Oldest: from)));
            return;
        }

        _phase = ReceiverPhase.Receiving;
        Replies.Repeat(_isHeld);
        _deadline.Begin(isFirst: _base + _next == 0);
        Signal(new PromptSignal(PromptSignalKind.Resumed));
    }

    /// <summary>What comes on this socket from now on is of no use.</summary>
    private void Suspend()
    {
        _phase = ReceiverPhase.Waiting;
        Signal(new PromptSignal(PromptSignalKind.Missing));
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
                _deadline.Begin(isFirst: false);
            }
        }
    }

    private void OnTime()
    {
        lock (_lock)
        {
            Replies.Flush();
            if (_phase == ReceiverPhase.Resuming && _deadline.IsOver)
            {
                // A host that does not say from where it goes on is as good as gone.
                Suspend();
            }
            else if (_phase == ReceiverPhase.Receiving && _deadline.IsOver && !_isHeld)
            {
                Drop(PromptSignalKind.Late);
            }
            else if (_phase is ReceiverPhase.Receiving or ReceiverPhase.Resuming)
            {
                _deadline.LookAgain();
            }
        }
    }

    /// <summary>One socket that frames come from.</summary>
    private sealed class FrameSource(TokenReceiver receiver) : IFrameSink
    {
        public void OnFrames(ReadOnlySpan<HostFrame> frames) => receiver.OnFrames(this, frames);

        public void Wake(bool isInline) => receiver.Buffer.Wake(isInline);

        public void OnClosed(Exception? cause) => receiver.OnClosed(this, cause);
    }
}
