using Fabstir.Protocol;

namespace Fabstir;

/// <summary>Until when the next token has to come. Used under the lock of its receiver.</summary>
internal sealed class TokenDeadline(PromptOptions options, TimeProvider time, Action due) : IDisposable
{
    private ITimer? _timer;
    private long _since = time.GetTimestamp();
    private TimeSpan _limit = options.FirstTokenTimeout;

    /// <summary>Whether it is over.</summary>
    public bool IsOver => Left <= TimeSpan.Zero;

    private TimeSpan Left => _limit - time.GetElapsedTime(_since);

    /// <summary>Waits from now on.</summary>
    /// <param name="isFirst">Whether for the first token of all.</param>
    public void Begin(bool isFirst)
    {
        (_since, _limit) = (time.GetTimestamp(), isFirst ? options.FirstTokenTimeout : options.TokenTimeout);
        LookAgain();
    }

    /// <summary>A token has come. The timer is not moved, because there is one of these for each: it looks when the time of an earlier one is over.</summary>
    /// <returns>When it came.</returns>
    public long Received()
    {
        _limit = options.TokenTimeout;
        return _since = time.GetTimestamp();
    }

    /// <summary>Looks when it is over, or so soon.</summary>
    public void LookWithin(TimeSpan most) => LookIn(_limit < most ? _limit : most);

    /// <summary>Looks when it is over; now and then when it is over and nobody minds.</summary>
    public void LookAgain() => LookIn(IsOver ? StreamProtocol.AcknowledgeWithin : Left);

    public void Stop() => LookIn(Timeout.InfiniteTimeSpan);

    public void Dispose() => _timer?.Dispose();

    private void LookIn(TimeSpan wait)
    {
        _timer ??= time.CreateTimer(static look => ((Action)look!)(), due, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }
}
