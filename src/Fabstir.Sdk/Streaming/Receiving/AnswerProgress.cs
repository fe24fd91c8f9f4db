using Fabstir.Protocol;

namespace Fabstir;

/// <summary>How far an answer is: what has come of it, until when more has to, and what the host was told. Used under the lock of its receiver, but for <see cref="Replies"/>.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="tally">Counts.</param>
/// <param name="time">What timeouts are measured by.</param>
/// <param name="due">Is called when it is time to look at <see cref="Deadline"/>.</param>
internal sealed class AnswerProgress(PromptOptions options, TokenTally tally, TimeProvider time, Action due) : IDisposable
{
    private int _before;
    private int _settled;
    private int _chunks;

    /// <summary>The first token of the current request that has not come.</summary>
    public int Next { get; private set; }

    /// <summary>The tokens of all requests of the prompt.</summary>
    public int Total => _before + Next;

    /// <summary>Until when the next token has to come.</summary>
    public TokenDeadline Deadline { get; } = new(options, time, due);

    /// <summary>What the host is told.</summary>
    public ReceiverReplies Replies { get; } = new();

    /// <summary>A request begins. What came for another one before stays.</summary>
    public void Begin(string id, bool isAcknowledged)
    {
        (_before, Next, _settled) = (Total, 0, 0);
        Replies.Begin(id, isAcknowledged);
        Deadline.Begin(isFirst: _before == 0);
    }

    /// <summary>The host goes on over another socket.</summary>
    public void Resume(bool isHeld)
    {
        Replies.Repeat(isHeld);
        Deadline.Begin(isFirst: Total == 0);
    }

    /// <summary>A piece has come.</summary>
    public void Add(int tokens)
    {
        Next += tokens;
        _chunks++;
    }

    /// <summary>Counts what was added: once for all that came together.</summary>
    /// <returns>Whether there was something.</returns>
    public bool Settle()
    {
        if (_chunks == 0)
        {
            return false;
        }

        tally.Received(Next - _settled, _chunks, Deadline.Received());
        (_settled, _chunks) = (Next, 0);
        if (Replies.Received(Next))
        {
            Deadline.LookWithin(StreamProtocol.AcknowledgeWithin);
        }

        return true;
    }

    public void Dispose() => Deadline.Dispose();
}
