using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

/// <summary>A journal in memory, which can fail.</summary>
internal sealed class RecordingJournal : ITransactionJournal
{
    private readonly Lock _lock = new();
    private readonly List<SignedIntent> _signed = [];
    private readonly List<(SignedIntent Intent, TransactionOutcome Outcome)> _ended = [];

    public Action<SignedIntent> OnSigned { get; set; } = _ => { };

    public Action<SignedIntent, TransactionOutcome> OnEnded { get; set; } = (_, _) => { };

    public IReadOnlyList<SignedIntent> Signed
    {
        get
        {
            lock (_lock)
            {
                return [.. _signed];
            }
        }
    }

    public IReadOnlyList<(SignedIntent Intent, TransactionOutcome Outcome)> Ended
    {
        get
        {
            lock (_lock)
            {
                return [.. _ended];
            }
        }
    }

    public ValueTask SignedAsync(SignedIntent intent, CancellationToken cancellationToken)
    {
        OnSigned(intent);
        lock (_lock)
        {
            _signed.Add(intent);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask EndedAsync(SignedIntent intent, TransactionOutcome outcome)
    {
        OnEnded(intent, outcome);
        lock (_lock)
        {
            _ended.Add((intent, outcome));
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>The outcomes of an intent, oldest first.</summary>
    public IReadOnlyList<TransactionOutcome> OutcomesOf(Bytes32 hash) => [.. Ended.Where(entry => entry.Intent.Hash == hash).Select(entry => entry.Outcome)];
}
