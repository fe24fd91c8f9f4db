using Fabstir.Abi;

namespace Fabstir.Host;

/// <summary>A session that is served: grants tokens, and counts them.</summary>
internal sealed class ServedSession : IServedSession
{
    private readonly HostServices _services;
    private readonly Lock _lock = new();
    private readonly HashSet<PromptMeter> _meters = [];
    private SessionReading _reading;
    private bool _isClosed;

    /// <summary>Nothing is asked.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="ledger">What the session owes.</param>
    /// <param name="reading">How the chain has it.</param>
    public ServedSession(HostServices services, SessionLedger ledger, SessionReading reading)
    {
        _services = services;
        _reading = reading;
        Ledger = ledger;
        Presence = new SessionPresence(services.Time);
        Upkeep = new SessionUpkeep(services, this);
    }

    public SessionIdentity Identity => Ledger.Identity;

    public ModelId Model => Ledger.Opened.Model;

    public Address Depositor => Identity.Depositor;

    public SessionTerms Terms => Reading.State.Terms;

    public SessionLedger Ledger { get; }

    public ServedTranscript Transcript { get; } = new();

    public SessionPresence Presence { get; }

    public SessionUpkeep Upkeep { get; }

    /// <summary>How the chain had it when it was last asked.</summary>
    public SessionReading Reading => Volatile.Read(ref _reading);

    /// <summary>Whether tokens may leave: cleared when it is found out that nobody would pay them.</summary>
    public bool MayServe { get; set => Volatile.Write(ref field, value); } = true;

    /// <summary>Whether its journal is closed: what web and client still say about it changes nothing.</summary>
    public bool IsOver { get; private set => Volatile.Write(ref field, value); }

    public async Task<IPromptMeter> BeginAsync(string requestId, ReadOnlyMemory<byte> promptSha256, int maxTokens, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requestId);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTokens, 1);
        _services.Storage.Require();
        Presence.Touch();
        SessionReading reading = await ReadAsync(cancellationToken).ConfigureAwait(false);
        Admission.Check(reading, _services.Chain.Account, _services.Serves, _services.Options);
        try
        {
            lock (_lock)
            {
                if (_isClosed)
                {
                    throw Refusal.Ending(Identity.Id);
                }

                int granted = Grant(reading, maxTokens);
                PromptMeter meter = new(_services, this, Ledger.Begin(requestId, new Bytes32(promptSha256.Span), granted), granted);
                _meters.Add(meter);
                MayServe = true;
                return meter;
            }
        }
        catch (HostJournalException e)
        {
            _services.Storage.Fail(e);
            throw e.IsClosed ? Refusal.Ending(Identity.Id) : Refusal.NotWritable(e);
        }
    }

    public IDisposable Connect() => Presence.Connect();

    public void Leave() => Presence.Leave();

    public void Reconcile(string requestId, int nextIndex)
    {
        lock (_lock)
        {
            if (Ledger.Find(requestId) is { } prompt && _meters.All(meter => meter.Tally != prompt))
            {
                Write(() =>
                {
                    // Counted by the process that crashed.
                    Ledger.Undeliver(prompt, nextIndex);
                    Ledger.End(prompt);
                });
                Ledger.Forget(prompt);
            }
        }
    }

    /// <summary>Writes something that only the host loses by if it cannot be written.</summary>
    public void Write(Action write)
    {
        try
        {
            write();
        }
        catch (HostJournalException e)
        {
            StorageFailed(e);
        }
    }

    /// <summary>Something could not be written: no news where the journal is closed.</summary>
    public void StorageFailed(HostJournalException reason)
    {
        if (!IsOver)
        {
            _services.Storage.Fail(reason);
        }
    }

    /// <summary>Whether no prompt is under way, and nothing of an earlier one can be taken back.</summary>
    /// <param name="isUrgent">Whether a deadline does not wait until clients have said what they have of ended prompts.</param>
    public bool IsQuiet(bool isUrgent)
    {
        lock (_lock)
        {
            return _meters.All(meter => meter.Tally.HasEnded && (isUrgent || meter.Tally.Acknowledged >= meter.Tally.Served));
        }
    }

    /// <summary>Looks at the chain again.</summary>
    /// <exception cref="ServiceRefusedException">The session is gone, or the chain cannot be asked.</exception>
    public async Task<SessionReading> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            SessionReading? reading = await _services.Chain.Connection.RunAsync(
                "host.read_session", token => _services.Chain.ReadAsync(Identity.Id, Ledger.Opened.Model, token), cancellationToken).ConfigureAwait(false);
            if (reading is null || reading.State.Depositor != Identity.Depositor || reading.State.Host != Identity.Host)
            {
                throw Refusal.Replaced(Identity.Id);
            }

            Take(reading);
            return reading;
        }
        catch (ChainException e)
        {
            throw Refusal.ChainUnreachable(e);
        }
    }

    /// <summary>Remembers how the chain has it.</summary>
    public void Take(SessionReading reading)
    {
        Ledger.SetProven(reading.Proven);
        Volatile.Write(ref _reading, reading);
    }

    /// <summary>Grants nothing any more.</summary>
    /// <returns>False when a prompt is under way.</returns>
    public bool TryClose()
    {
        lock (_lock)
        {
            return _isClosed = _isClosed || _meters.All(static meter => meter.Tally.HasEnded);
        }
    }

    /// <summary>Nothing is written any more.</summary>
    public void Finish()
    {
        MayServe = false;
        IsOver = true;
    }

    /// <summary>Grants again.</summary>
    public void Reopen()
    {
        lock (_lock)
        {
            _isClosed = false;
        }
    }

    /// <summary>A prompt is over, and nothing of it can be taken back.</summary>
    public void Remove(PromptMeter meter)
    {
        Presence.Touch();
        lock (_lock)
        {
            _meters.Remove(meter);
        }
    }

    private int Grant(SessionReading reading, int maxTokens)
    {
        long promised = _meters.Sum(static meter => (long)meter.Granted - meter.Tally.Served);
        long funded = reading.MaxTokens - Ledger.Served - promised;
        if (funded < 1)
        {
            throw Refusal.Exhausted(Identity.Id, reading.MaxTokens);
        }

        long exposable = _services.Options.Claims.MaxUnproven - (Ledger.Served - reading.Proven) - promised;
        return exposable < 1 ? throw Refusal.Exposed(Identity.Id) : (int)Math.Min(maxTokens, Math.Min(funded, exposable));
    }
}
