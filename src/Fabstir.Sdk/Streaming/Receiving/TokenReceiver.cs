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
    private readonly AnswerProgress _progress;
    private string _id = "";
    private ReceiverPhase _phase;
    private FrameSource? _source;
    private bool _isRefused;
    private bool _isNumbered;
    private bool _isHeld;

    /// <param name="options">What was asked for.</param>
    /// <param name="tally">Counts.</param>
    /// <param name="counter">Counts where a host does not; null for nobody.</param>
    /// <param name="time">What timeouts are measured by.</param>
    public TokenReceiver(PromptOptions options, TokenTally tally, ITokenCounter? counter, TimeProvider time)
    {
        (_options, _tally, _counter) = (options, tally, counter);
        _output = new AnswerOutput(options, OnDrained);
        _progress = new AnswerProgress(options, tally, time, OnTime);
    }

    /// <summary>What waits for the reader.</summary>
    public TokenBuffer Buffer => _output.Buffer;

    /// <summary>What the host is told about how far this is.</summary>
    public ReceiverReplies Replies => _progress.Replies;

    /// <summary>The first token of the current request that has not come.</summary>
    public int Next
    {
        get
        {
            lock (_lock)
            {
                return _progress.Next;
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
                return _progress.Total;
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
            (_id, _isNumbered, _isRefused, _phase) = (id, capabilities.SpeaksStreamProtocol, false, ReceiverPhase.Receiving);
            _progress.Begin(id, capabilities.TakesCredit);
        }
    }

    /// <summary>Expects that the host goes on.</summary>
    /// <returns>The token that it is asked for.</returns>
    public int BeginResuming()
    {
        lock (_lock)
        {
            (_phase, _isRefused) = (ReceiverPhase.Resuming, false);
            _progress.Deadline.Begin(isFirst: false);
            return _progress.Next;
        }
    }

    /// <summary>Drops what still comes.</summary>
    public void BeginDraining()
    {
        lock (_lock)
        {
            _phase = _phase == ReceiverPhase.Over ? ReceiverPhase.Over : ReceiverPhase.Draining;
            _progress.Deadline.Stop();
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
            _output.Complete(_progress.Total, failure);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _phase = ReceiverPhase.Over;
            _progress.Dispose();
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
        if (!_progress.Settle())
        {
            return;
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

    /// <summary>Whoever learns of it finds everything before it counted.</summary>
    private void Raise(PromptSignal signal)
    {
        Settle();
        Signal(signal);
    }

    private void OnClosed(FrameSource source, Exception? cause)
    {
        lock (_lock)
        {
            if (source == _source && _phase != ReceiverPhase.Over)
            {
                _phase = _phase == ReceiverPhase.Draining ? ReceiverPhase.Draining : ReceiverPhase.Waiting;
                Raise(new PromptSignal(PromptSignalKind.Lost, Cause: cause));
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

        int next = _progress.Next;
        int index = chunk.Index ?? next;
        if (index < next)
        {
            _tally.Duplicate();
        }
        else if (index > next)
        {
            Suspend();
        }
        else
        {
            int tokens = _isNumbered || _counter is null ? chunk.Tokens : _counter.Count(chunk.Content);
            Take(new TokenChunk(chunk.Content, _progress.Total, tokens));
        }
    }

    private void Take(in TokenChunk chunk)
    {
        if (chunk.Tokens > _options.MaxTokens - chunk.Index)
        {
            Drop(PromptSignalKind.TooMany);
            return;
        }

        _progress.Add(chunk.Tokens);
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
                Raise(new PromptSignal(PromptSignalKind.Ended, end));
                break;
            case HostMessage.StreamResumed resumed when _phase == ReceiverPhase.Resuming:
                OnResumed(resumed.From);
                break;
            case HostMessage.HostError error when !_isRefused && _phase is (ReceiverPhase.Receiving or ReceiverPhase.Resuming or ReceiverPhase.Draining):
                _isRefused = true;
                _phase = _isNumbered ? ReceiverPhase.Waiting : ReceiverPhase.Draining;
                Raise(new PromptSignal(PromptSignalKind.Refused, Error: error));
                break;
        }
    }

    private void OnResumed(int from)
    {
        if (from > _progress.Next)
        {
            _phase = ReceiverPhase.Waiting;
            Raise(new PromptSignal(PromptSignalKind.Refused, Error: new HostMessage.HostError(HostErrorCode.ResumeUnavailable, "", Oldest: from)));
            return;
        }

        _phase = ReceiverPhase.Receiving;
        _progress.Resume(_isHeld);
        Raise(new PromptSignal(PromptSignalKind.Resumed));
    }

    /// <summary>What comes on this socket from now on is of no use.</summary>
    private void Suspend()
    {
        _phase = ReceiverPhase.Waiting;
        Raise(new PromptSignal(PromptSignalKind.Missing));
    }

    private void Drop(PromptSignalKind kind)
    {
        if (_phase == ReceiverPhase.Receiving)
        {
            _phase = ReceiverPhase.Draining;
            Raise(new PromptSignal(kind));
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
                _progress.Deadline.Begin(isFirst: false);
            }
        }
    }

    private void OnTime()
    {
        lock (_lock)
        {
            Replies.Flush();
            if (_phase == ReceiverPhase.Resuming && _progress.Deadline.IsOver)
            {
                // A host that does not say from where it goes on is as good as gone.
                Suspend();
            }
            else if (_phase == ReceiverPhase.Receiving && _progress.Deadline.IsOver && !_isHeld)
            {
                Drop(PromptSignalKind.Late);
            }
            else if (_phase is ReceiverPhase.Receiving or ReceiverPhase.Resuming)
            {
                _progress.Deadline.LookAgain();
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
