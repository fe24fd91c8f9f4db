using Fabstir.Abi;

namespace Fabstir;

/// <summary>What the records of a journal amount to: operations, their transactions, and what became of them. Thread-safe.</summary>
internal sealed class PaymentLedger : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly IPaymentJournal _journal;
    private readonly bool _isOwned;
    private readonly Dictionary<string, OperationState> _operations = new(StringComparer.Ordinal);
    private readonly Dictionary<Bytes32, PaymentRecord> _outcomes = [];

    private PaymentLedger(IPaymentJournal journal, bool isOwned)
    {
        _journal = journal;
        _isOwned = isOwned;
    }

    /// <summary>Reads a journal, or begins it.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="isOwned">Whether it is disposed with this.</param>
    /// <param name="book">Whose it has to be.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="PaymentJournalException">It cannot be read, or belongs to another account or chain.</exception>
    public static async Task<PaymentLedger> OpenAsync(IPaymentJournal journal, bool isOwned, PaymentRecord.Book book, CancellationToken cancellationToken)
    {
        PaymentLedger ledger = new(journal, isOwned);
        IReadOnlyList<PaymentRecord> records = await journal.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (records.Count == 0)
        {
            await journal.AppendAsync(book, cancellationToken).ConfigureAwait(false);
        }
        else if (records[0] is not PaymentRecord.Book found || found != book)
        {
            throw new PaymentJournalException(
                journal.ToString() ?? journal.GetType().Name, $"it belongs to {records[0]}, and not to {book}: give each account and chain a journal of its own");
        }

        foreach (PaymentRecord record in records)
        {
            ledger.Apply(record);
        }

        return ledger;
    }

    /// <summary>All operations, in no order.</summary>
    public IReadOnlyList<OperationState> Operations
    {
        get
        {
            lock (_lock)
            {
                return [.. _operations.Values];
            }
        }
    }

    /// <summary>An operation; null if there is none of that key.</summary>
    public OperationState? Find(string key)
    {
        lock (_lock)
        {
            return _operations.GetValueOrDefault(key);
        }
    }

    /// <summary>The intents of an operation that may still be mined or are mined, oldest first.</summary>
    public IReadOnlyList<PaymentRecord.Intent> LiveIntents(string key, PaymentStep step)
    {
        lock (_lock)
        {
            return _operations.TryGetValue(key, out OperationState? operation) ? [.. operation.Intents.Where(intent => intent.Step == step && IsLive(intent))] : [];
        }
    }

    /// <summary>The intents with a nonce that may still be mined or are mined, oldest first; more than one where a transaction was replaced.</summary>
    public IReadOnlyList<PaymentRecord.Intent> LiveIntents(ulong nonce)
    {
        lock (_lock)
        {
            return [.. _operations.Values.SelectMany(static operation => operation.Intents).Where(intent => intent.Nonce == nonce && IsLive(intent))];
        }
    }

    /// <summary>Whether nothing is known of what became of a transaction.</summary>
    public bool IsOutstanding(PaymentRecord.Intent intent)
    {
        lock (_lock)
        {
            return !_outcomes.ContainsKey(intent.Hash);
        }
    }

    /// <summary>Where a transaction was mined, as far as is known; null when it was not.</summary>
    public PaymentRecord.Mined? FindMined(PaymentRecord.Intent intent)
    {
        lock (_lock)
        {
            return _outcomes.GetValueOrDefault(intent.Hash) as PaymentRecord.Mined;
        }
    }

    /// <summary>What transactions without an outcome spend of a token, openings and deposits together.</summary>
    public UInt256 OutstandingSpending(Address token)
    {
        lock (_lock)
        {
            UInt256 sum = UInt256.Zero;
            foreach (OperationState operation in _operations.Values.Where(one => one.Token == token && one.Intents.Any(Spends)))
            {
                sum += operation.Amount;
            }

            return sum;
        }
    }

    /// <summary>Writes a record down, and then counts it.</summary>
    public async ValueTask AppendAsync(PaymentRecord record, CancellationToken cancellationToken)
    {
        await _journal.AppendAsync(record, cancellationToken).ConfigureAwait(false);
        Apply(record);
    }

    public ValueTask DisposeAsync() => _isOwned ? _journal.DisposeAsync() : ValueTask.CompletedTask;

    private bool Spends(PaymentRecord.Intent intent) => intent.Step is PaymentStep.Opening or PaymentStep.Deposit && !_outcomes.ContainsKey(intent.Hash);

    private bool IsLive(PaymentRecord.Intent intent) =>
        !_outcomes.TryGetValue(intent.Hash, out PaymentRecord? outcome) || outcome is PaymentRecord.Mined { Succeeded: true };

    private void Apply(PaymentRecord record)
    {
        lock (_lock)
        {
            switch (record)
            {
                case PaymentRecord.Started started:
                    _operations.TryAdd(started.Key, new OperationState(started.Key, started.Fingerprint, started.Token, started.Amount));
                    break;
                case PaymentRecord.Intent intent when _operations.TryGetValue(intent.Key, out OperationState? operation):
                    _operations[intent.Key] = operation with { Intents = [.. operation.Intents, intent] };
                    break;
                case PaymentRecord.Mined mined:
                    _outcomes[mined.Hash] = mined;
                    break;
                case PaymentRecord.Void ended:
                    _outcomes[ended.Hash] = ended;
                    break;
                case PaymentRecord.Opened opened when _operations.TryGetValue(opened.Key, out OperationState? operation):
                    _operations[opened.Key] = operation with { Session = opened.Session };
                    break;
            }
        }
    }
}
