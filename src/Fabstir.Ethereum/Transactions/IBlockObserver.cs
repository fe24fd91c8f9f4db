namespace Fabstir.Ethereum;

/// <summary>What a <see cref="BlockWatcher"/> keeps informed.</summary>
internal interface IBlockObserver
{
    /// <summary>The newest block, new or not, as it was just asked for.</summary>
    Task OnPollAsync(BlockHeader head, CancellationToken cancellationToken);

    /// <summary>The node could not be asked, for its newest block or for what <see cref="OnPollAsync"/> wanted to know.</summary>
    void OnPollFailed(EthereumException reason);

    /// <summary>There will be no more polls.</summary>
    void OnStopped(Exception reason);
}
