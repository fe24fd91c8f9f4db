namespace Fabstir.Sdk.Tests.Support;

/// <summary>A journal that dies at a record, as a process does: nothing is written any more.</summary>
/// <param name="inner">What survives.</param>
/// <param name="records">How many records are written before it dies.</param>
/// <param name="writesLast">Whether the record that it dies at is written all the same, and only nobody hears of it.</param>
internal sealed class FaultyJournal(IPaymentJournal inner, int records, bool writesLast) : IPaymentJournal
{
    private int _count;

    public bool IsDead => Volatile.Read(ref _count) > records;

    public ValueTask<IReadOnlyList<PaymentRecord>> ReadAsync(CancellationToken cancellationToken = default) => inner.ReadAsync(cancellationToken);

    public async ValueTask AppendAsync(PaymentRecord record, CancellationToken cancellationToken = default)
    {
        int number = Interlocked.Increment(ref _count);
        if (number <= records || (writesLast && number == records + 1))
        {
            await inner.AppendAsync(record, cancellationToken);
        }

        if (number > records)
        {
            throw new PaymentJournalException("test", "the process has ended");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
