namespace Fabstir;

/// <summary>A journal in memory: it survives a client, and not the process. For tests, demonstrations, and wallets that are thrown away.</summary>
public sealed class MemoryPaymentJournal : IPaymentJournal
{
    private readonly Lock _lock = new();
    private readonly List<PaymentRecord> _records = [];

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PaymentRecord>> ReadAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return new([.. _records]);
        }
    }

    /// <inheritdoc/>
    public ValueTask AppendAsync(PaymentRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            _records.Add(record);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Does nothing: the records stay for the next client.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
