namespace Fabstir.Ethereum;

/// <summary>Which chain the node is on: asked once, before anything else is. Thread-safe.</summary>
internal sealed class ChainIdentity(JsonRpcClient client, ulong? expected)
{
    private const ulong NotAsked = 0;

    // One caller asks and the others wait, each with his own cancellation: a shared task would end for all when the first one gives up.
    private readonly TurnQueue _asking = new();
    private ulong _chainId = NotAsked;

    /// <exception cref="WrongChainException">It is another than expected. The next call asks again.</exception>
    /// <exception cref="EthereumException">The node could not be asked.</exception>
    public async ValueTask<ulong> GetAsync(CancellationToken cancellationToken)
    {
        ulong chainId = Volatile.Read(ref _chainId);
        if (chainId != NotAsked)
        {
            return chainId;
        }

        using (await _asking.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_chainId == NotAsked)
            {
                Volatile.Write(ref _chainId, await AskAsync(cancellationToken).ConfigureAwait(false));
            }

            return _chainId;
        }
    }

    private async Task<ulong> AskAsync(CancellationToken cancellationToken)
    {
        ulong actual = await client.SendAsync(EthRequests.ChainId(), cancellationToken).ConfigureAwait(false);
        return expected is { } chainId && chainId != actual ? throw new WrongChainException(chainId, actual) : actual;
    }
}
