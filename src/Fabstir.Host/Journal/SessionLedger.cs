using Fabstir.Abi;

namespace Fabstir.Host;

/// <summary>What a session owes: its journal, and the sums of it. Everything is written before it counts. Thread-safe.</summary>
internal sealed class SessionLedger : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SessionJournal _journal;
    private readonly Dictionary<int, PromptTally> _prompts = [];
    private readonly List<LedgerClaim> _claims = [];
    private readonly List<SignedBytes> _completions = [];
    private readonly Dictionary<Bytes32, bool> _mined = [];
    private readonly HashSet<Bytes32> _dropped = [];
    private int _nextPrompt;
    private long _served;
    private long _proven;

    private SessionLedger(SessionJournal journal, SessionRecord.Opened opened)
    {
        _journal = journal;
        Opened = opened;
        _served = opened.Proven;
        _proven = opened.Proven;
    }

    /// <summary>Which session it is of.</summary>
    public SessionRecord.Opened Opened { get; }

    public SessionIdentity Identity => Opened.Session;

    public string Path => _journal.Path;

    /// <summary>How many tokens are billed, of all prompts together.</summary>
    public long Served
    {
        get
        {
            lock (_lock)
            {
                return _served;
            }
        }
    }

    /// <summary>How many tokens the chain is known to have as proven.</summary>
    public long Proven
    {
        get
        {
            lock (_lock)
            {
                return _proven;
            }
        }
    }

    /// <summary>How many of the billed tokens nobody knows to have arrived: what a broken connection may take back.</summary>
    public long Unacknowledged
    {
        get
        {
            lock (_lock)
            {
                return _prompts.Values.Sum(static prompt => (long)prompt.Served - prompt.Acknowledged);
            }
        }
    }

    /// <summary>All claims, oldest first.</summary>
    public IReadOnlyList<LedgerClaim> Claims
    {
        get
        {
            lock (_lock)
            {
                return [.. _claims];
            }
        }
    }

    /// <summary>A journal that is new.</summary>
    public static SessionLedger Create(SessionJournal journal, SessionRecord.Opened opened)
    {
        journal.Append(opened);
        return new SessionLedger(journal, opened);
    }

    /// <summary>A journal that was read. Prompts without an end stay known, to be reconciled.</summary>
    /// <exception cref="HostJournalException">The records do not begin with the session, or do not follow from each other.</exception>
    public static SessionLedger Restore(SessionJournal journal, IReadOnlyList<SessionRecord> records)
    {
        if (records is not [SessionRecord.Opened opened, ..])
        {
            throw new HostJournalException(journal.Path, "it does not begin with its session");
        }

        SessionLedger ledger = new(journal, opened);
        foreach (SessionRecord record in records.Skip(1))
        {
            if (!ledger.TryApply(record))
            {
                throw new HostJournalException(journal.Path, $"{record} does not follow from what is before it");
            }
        }

        foreach (PromptTally over in ledger._prompts.Values.Where(static prompt => prompt.HasEnded).ToArray())
        {
            ledger._prompts.Remove(over.Number);
        }

        return ledger;
    }

    /// <summary>A prompt begins.</summary>
    public PromptTally Begin(string id, Bytes32 sha256, int maxTokens)
    {
        lock (_lock)
        {
            SessionRecord.Prompt prompt = new(_nextPrompt, id, sha256, maxTokens);
            _journal.Append(prompt);
            TryApply(prompt);
            return _prompts[prompt.Number];
        }
    }

    /// <summary>Tokens are about to leave.</summary>
    /// <returns>Which of the session's tokens is the first of them; null when the prompt has ended, and nothing leaves.</returns>
    /// <exception cref="HostJournalException">They could not be written down.</exception>
    public long? Serve(PromptTally prompt, int count)
    {
        lock (_lock)
        {
            if (prompt.HasEnded)
            {
                return null;
            }

            Span<byte> frame = stackalloc byte[SessionRecordFormat.TokensFrameSize];
            SessionRecordFormat.WriteTokens(frame, prompt.Number, prompt.Served, count);
            _journal.Append(frame);
            prompt.Served += count;
            _served += count;
            return _served - count;
        }
    }

    /// <summary>The client has every token before an index.</summary>
    public void Acknowledge(PromptTally prompt, int nextIndex)
    {
        lock (_lock)
        {
            if (nextIndex > prompt.Acknowledged && nextIndex <= prompt.Served)
            {
                Append(new SessionRecord.Acked(prompt.Number, nextIndex));
            }
        }
    }

    /// <summary>Tokens from an index on are not billed, but for those that the client is known to have. Nothing more is served of the prompt.</summary>
    /// <returns>How many tokens are billed no more.</returns>
    public int Undeliver(PromptTally prompt, int firstIndex)
    {
        lock (_lock)
        {
            int first = Math.Max(firstIndex, prompt.Acknowledged);
            if (first >= prompt.Served)
            {
                return 0;
            }

            int count = prompt.Served - first;
            Append(new SessionRecord.Undelivered(prompt.Number, first));
            return count;
        }
    }

    /// <summary>A prompt is over. What is served of it can still be taken back.</summary>
    public void End(PromptTally prompt)
    {
        lock (_lock)
        {
            if (!prompt.HasEnded)
            {
                Append(new SessionRecord.Ended(prompt.Number));
            }
        }
    }

    /// <summary>Nothing of an ended prompt is taken back any more.</summary>
    public void Forget(PromptTally prompt)
    {
        lock (_lock)
        {
            _prompts.Remove(prompt.Number);
        }
    }

    /// <summary>The newest prompt of a name that is not forgotten; null if there is none.</summary>
    public PromptTally? Find(string id)
    {
        lock (_lock)
        {
            return _prompts.Values.Where(prompt => prompt.Id == id).MaxBy(static prompt => prompt.Number);
        }
    }

    /// <summary>Writes a record down, and then counts it.</summary>
    public void Append(SessionRecord record)
    {
        lock (_lock)
        {
            _journal.Append(record);
            TryApply(record);
        }
    }

    /// <summary>Puts on the disk what is not there yet.</summary>
    public void Flush() => _journal.Flush();

    /// <summary>What the chain says is proven: it knows better than the journal.</summary>
    public void SetProven(long tokens)
    {
        lock (_lock)
        {
            _proven = tokens;
        }
    }

    /// <summary>The claim that may still be mined; null when there is none.</summary>
    public LedgerClaim? FindOutstandingClaim()
    {
        lock (_lock)
        {
            return _claims.LastOrDefault() is { } claim && IsOutstanding(claim.Attempts) ? claim : null;
        }
    }

    /// <summary>The oldest claim that was mined and that the chain does not count any more: a reorganisation took it back. Null when there is none.</summary>
    public LedgerClaim? FindTakenBackClaim()
    {
        lock (_lock)
        {
            return _claims.FirstOrDefault(claim => claim.To > _proven && claim.Attempts.Any(one => _mined.GetValueOrDefault(one.Hash)));
        }
    }

    /// <summary>The transactions of the completion that may still be mined; empty when there is none.</summary>
    public IReadOnlyList<SignedBytes> FindOutstandingCompletion()
    {
        lock (_lock)
        {
            return IsOutstanding(_completions) ? [.. _completions.Where(one => !_dropped.Contains(one.Hash))] : [];
        }
    }

    /// <summary>The transaction of a claim that is mined and succeeded; null when none is.</summary>
    public Bytes32? FindMined(LedgerClaim claim)
    {
        lock (_lock)
        {
            return claim.Attempts.FirstOrDefault(one => _mined.GetValueOrDefault(one.Hash))?.Hash;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _journal.Dispose();

    private bool IsOutstanding(IReadOnlyList<SignedBytes> attempts) =>
        attempts.Any(one => !_dropped.Contains(one.Hash)) && !attempts.Any(one => _mined.ContainsKey(one.Hash));

    private bool TryApply(SessionRecord record) => record switch
    {
        SessionRecord.Prompt prompt => TryApply(prompt),
        SessionRecord.Tokens tokens => _prompts.TryGetValue(tokens.Number, out PromptTally? prompt) && tokens.First == prompt.Served && tokens.Count > 0
            && Count(prompt, prompt.Served + tokens.Count),
        SessionRecord.Acked acked => _prompts.TryGetValue(acked.Number, out PromptTally? prompt) && acked.NextIndex <= prompt.Served && Acknowledge(acked, prompt),
        SessionRecord.Undelivered lost => _prompts.TryGetValue(lost.Number, out PromptTally? prompt) && lost.First <= prompt.Served && lost.First >= 0
            && Count(prompt, lost.First) && Close(prompt),
        SessionRecord.Ended ended => _prompts.TryGetValue(ended.Number, out PromptTally? prompt) && Close(prompt),
        SessionRecord.ClaimPlanned planned => TryApply(planned),
        SessionRecord.ClaimMined mined => TryApply(mined),
        SessionRecord.CompletionPlanned planned => Add(planned.Signed),
        SessionRecord.CompletionMined mined => Mine(mined.Transaction, mined.Succeeded),
        SessionRecord.Dropped dropped => Drop(dropped.Transaction),
        _ => false,
    };

    private bool TryApply(SessionRecord.Prompt prompt)
    {
        _nextPrompt = prompt.Number + 1;
        return _prompts.TryAdd(prompt.Number, new PromptTally(prompt.Number, prompt.Id));
    }

    private bool TryApply(SessionRecord.ClaimPlanned planned)
    {
        if (planned.Claim == _claims.Count)
        {
            _claims.Add(new LedgerClaim(planned.Claim, planned.From, planned.To, planned.ProofHash, [planned.Signed]));
            return true;
        }

        if (planned.Claim != _claims.Count - 1)
        {
            return false;
        }

        LedgerClaim claim = _claims[^1];
        _claims[^1] = claim with { Attempts = [.. claim.Attempts, planned.Signed] };
        return true;
    }

    private bool TryApply(SessionRecord.ClaimMined mined)
    {
        if (mined.Succeeded && _claims.FirstOrDefault(claim => claim.Attempts.Any(one => one.Hash == mined.Transaction)) is { } claim)
        {
            _proven = Math.Max(_proven, claim.To);
        }

        return Mine(mined.Transaction, mined.Succeeded);
    }

    private bool Count(PromptTally prompt, int served)
    {
        _served += served - prompt.Served;
        prompt.Served = served;
        return true;
    }

    private static bool Acknowledge(SessionRecord.Acked acked, PromptTally prompt)
    {
        prompt.Acknowledged = acked.NextIndex;
        return true;
    }

    private static bool Close(PromptTally prompt) => prompt.HasEnded = true;

    private bool Add(SignedBytes completion)
    {
        _completions.Add(completion);
        return true;
    }

    private bool Mine(Bytes32 transaction, bool succeeded)
    {
        _mined[transaction] = succeeded;
        _dropped.Remove(transaction);
        return true;
    }

    private bool Drop(Bytes32 transaction)
    {
        // A reorganisation can take back what was mined, and put another attempt into its place.
        _mined.Remove(transaction);
        return _dropped.Add(transaction) || true;
    }
}
