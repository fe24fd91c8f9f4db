namespace Fabstir;

/// <summary>Where a client remembers what it signs and pays, so that it knows after a crash.</summary>
/// <remarks>
/// <see cref="FilePaymentJournal"/> is the default; <see cref="MemoryPaymentJournal"/> forgets with the process. A journal is used by one client at a time.
/// Implementations are thread-safe.
/// </remarks>
public interface IPaymentJournal : IAsyncDisposable
{
    /// <summary>All records, in the order in which they were written.</summary>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="PaymentJournalException">The journal is damaged, in use, or cannot be read.</exception>
    ValueTask<IReadOnlyList<PaymentRecord>> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Adds a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Gives up, as long as nothing is written.</param>
    /// <returns>A task that ends when the record survives the end of the process, and of the machine where the journal promises that.</returns>
    /// <exception cref="PaymentJournalException">It could not be written; nothing of it is left.</exception>
    ValueTask AppendAsync(PaymentRecord record, CancellationToken cancellationToken = default);
}
