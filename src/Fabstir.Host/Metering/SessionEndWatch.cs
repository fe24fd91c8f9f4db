using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir.Host;

/// <summary>Follows the ends of sessions on chain, all of the marketplace together: what a session's depositor ended is served no longer.</summary>
internal sealed class SessionEndWatch(MarketplaceConnection connection, TimeProvider time, HostMoneyLog log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Runs until the token is cancelled, and then ends without an exception.</summary>
    /// <param name="ended">Hears of a session that ended, or whose end was taken back; null when any of them may have.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Action<UInt256?> ended, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await FollowAsync(ended, cancellationToken).ConfigureAwait(false);
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);

                // Something may have been missed.
                ended(null);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // That is how it ends.
        }
    }

    private async Task FollowAsync(Action<UInt256?> ended, CancellationToken cancellationToken)
    {
        AbiArray<AbiArray<Bytes32>> topics = [[JobMarketplace.Topics.SessionCompleted, JobMarketplace.Topics.SessionTimedOut]];
        try
        {
            await foreach (Log log in connection.Node.Transport.SubscribeAsync(
                connection.Deployment.JobMarketplace, topics, options: null, cancellationToken).ConfigureAwait(false))
            {
                ended(UInt256.ReadBigEndian(log.Topics[1].AsSpan()));
            }
        }
        catch (EthereumException e)
        {
            log.ChainUnreachable(e.Message, e);
        }
    }
}
