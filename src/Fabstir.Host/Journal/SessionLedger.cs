using Fabstir.Abi;

namespace Fabstir.Host;

/// <summary>What a session owes: its journal, and the sums of it. Everything is written before it counts. Thread-safe.</summary>
internal sealed class SessionLedger : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SessionJournal _journal;
    private readonly Dictionary<int, PromptTally> _prompts = [];
    private readonly LedgerTransactions _transactions = new();
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
                return [.. _transactions.Claims];
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
            return _transactions.OutstandingClaim;
        }
    }

    /// <summary>The claims that were mined and that the chain does not count any more: a reorganisation took them back. Oldest first.</summary>
    public IReadOnlyList<LedgerClaim> FindTakenBackClaims()
    {
        lock (_lock)
        {
            return _transactions.FindMinedBeyond(_proven);
        }
    }

    /// <summary>The transactions of the completion that may still be mined; empty when there is none.</summary>
    public IReadOnlyList<SignedBytes> FindOutstandingCompletion()
    {
        lock (_lock)
        {
            return _transactions.OutstandingCompletion;
        }
    }

    /// <summary>The transaction of a claim that is mined and succeeded; null when none is.</summary>
    public Bytes32? FindMined(LedgerClaim claim)
    {
        lock (_lock)
        {
            return _transactions.FindMined(claim);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _journal.Dispose();

    private bool TryApply(SessionRecord line)
    {
        switch (line)
        {
            case SessionRecord.Prompt prompt:
                _nextPrompt = prompt.Number + 1;
                return _prompts.TryAdd(prompt.Number, new PromptTally(prompt.Number, prompt.Id));
            case SessionRecord.Tokens tokens:
                return TryChange(tokens.Number, prompt => tokens.First == prompt.Served && tokens.Count > 0, prompt => Count(prompt, prompt.Served + tokens.Count));
            case SessionRecord.Acked acked:
                return TryChange(acked.Number, prompt => acked.NextIndex <= prompt.Served, prompt => prompt.Acknowledged = acked.NextIndex);
            case SessionRecord.Undelivered lost:
                return TryChange(lost.Number, prompt => lost.First >= 0 && lost.First <= prompt.Served, prompt => Count(prompt, lost.First).HasEnded = true);
            case SessionRecord.Ended ended:
                return TryChange(ended.Number, static _ => true, static prompt => prompt.HasEnded = true);
            case SessionRecord.ClaimPlanned planned:
                return _transactions.Plan(planned);
            case SessionRecord.ClaimMined mined:
                _proven = Math.Max(_proven, _transactions.Mine(mined.Transaction, mined.Succeeded)?.To ?? 0);
                return true;
            case SessionRecord.CompletionPlanned planned:
                _transactions.Plan(planned);
                return true;
            case SessionRecord.CompletionMined mined:
                _transactions.Mine(mined.Transaction, mined.Succeeded);
                return true;
            case SessionRecord.Dropped dropped:
                _transactions.Drop(dropped.Transaction);
                return true;
            default:
                return false;
        }
    }

    private bool TryChange(int number, Func<PromptTally, bool> isPossible, Action<PromptTally> change)
    {
        if (!_prompts.TryGetValue(number, out PromptTally? prompt) || !isPossible(prompt))
        {
            return false;
        }

        change(prompt);
        return true;
    }

    private PromptTally Count(PromptTally prompt, int served)
    {
        _served += served - prompt.Served;
        prompt.Served = served;
        return prompt;
    }
}
