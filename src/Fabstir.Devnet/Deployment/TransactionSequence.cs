using Fabstir.Ethereum;

namespace Fabstir.Development;

/// <summary>Sends transactions that do not depend on each other, and waits for all of them at the end.</summary>
internal sealed class TransactionSequence
{
    private readonly List<TransactionHandle> _handles = [];

    public async Task AddAsync(Task<TransactionHandle> sending) => _handles.Add(await sending.ConfigureAwait(false));

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        foreach (TransactionHandle handle in _handles)
        {
            await handle.WaitAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        _handles.Clear();
    }
}
