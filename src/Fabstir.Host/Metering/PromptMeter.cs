namespace Fabstir.Host;

/// <summary>Counts the tokens of one prompt, and writes each down before it leaves. Thread-safe.</summary>
internal sealed class PromptMeter(HostServices services, ServedSession session, PromptTally tally, int granted) : IPromptMeter
{
    private long? _position;
    private bool _isDisposed;

    public int Granted => granted;

    public PromptTally Tally => tally;

    public bool TryServe(int count, string text)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentNullException.ThrowIfNull(text);
        if (count > granted - tally.Served || !session.MayServe)
        {
            return false;
        }

        try
        {
            if (session.Ledger.Serve(tally, count) is not { } position)
            {
                return false;
            }

            _position ??= position;
            session.Transcript.Add(position, count, text);
            services.Figures.Served(count);
            return true;
        }
        catch (HostJournalException e)
        {
            session.MayServe = false;
            session.StorageFailed(e);
            return false;
        }
    }

    public void Acknowledged(int nextIndex) => session.Write(() => session.Ledger.Acknowledge(tally, nextIndex));

    public void NotDelivered(int firstIndex) => session.Write(() =>
    {
        int lost = session.Ledger.Undeliver(tally, Math.Max(firstIndex, 0));
        services.Figures.Served(-lost);
        session.Transcript.CutAt(_position.GetValueOrDefault() + tally.Served);
    });

    public ValueTask EndAsync(StreamEndReason reason)
    {
        session.Write(() => session.Ledger.End(tally));
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        if (!Interlocked.Exchange(ref _isDisposed, true))
        {
            session.Write(() => session.Ledger.End(tally));
            session.Ledger.Forget(tally);
            session.Remove(this);
        }

        return ValueTask.CompletedTask;
    }
}
