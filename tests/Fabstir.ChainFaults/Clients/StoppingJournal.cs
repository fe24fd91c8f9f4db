namespace Fabstir.ChainFaults.Clients;

/// <summary>A journal at whose records a client can be stopped.</summary>
internal sealed class StoppingJournal(IPaymentJournal inner, StoppingPlan plan) : IPaymentJournal
{
    public ValueTask<IReadOnlyList<PaymentRecord>> ReadAsync(CancellationToken cancellationToken = default) => inner.ReadAsync(cancellationToken);

    public async ValueTask AppendAsync(PaymentRecord record, CancellationToken cancellationToken = default)
    {
        await plan.BeforeRecordAsync();
        await inner.AppendAsync(record, cancellationToken);
        await plan.AfterRecordAsync();
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
