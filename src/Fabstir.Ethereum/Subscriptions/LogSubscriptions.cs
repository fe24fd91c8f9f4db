using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Follows logs for readers, each at his own pace. Thread-safe.</summary>
internal sealed class LogSubscriptions(
    JsonRpcClient client, LogSearch search, BlockWatcher watcher, ChainProgress progress, TimeProvider time, TransportLog log)
{
    /// <inheritdoc cref="IContractTransport.SubscribeAsync"/>
    public async IAsyncEnumerable<Log> RunAsync(
        Address contract, AbiArray<AbiArray<Bytes32>> topics, SubscriptionOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        LogQuery query = new() { Address = contract, Topics = topics, Blocks = BlockRange.All };
        Channel<Log> logs = Channel.CreateBounded<Log>(new BoundedChannelOptions(options.BufferSize) { SingleReader = true, SingleWriter = true });
        using CancellationTokenSource stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task producing = ProduceAsync(query, options, logs.Writer, stopping.Token);
        try
        {
            await foreach (Log entry in logs.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                // What the reader does next may depend on it.
                progress.See(entry.Removed ? 0 : entry.BlockNumber);
                yield return entry;
            }
        }
        finally
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            await producing.ConfigureAwait(false);
        }
    }

    /// <summary>Writes logs until it is cancelled, or cannot go on: why is what the reader gets at the end.</summary>
    private async Task ProduceAsync(LogQuery query, SubscriptionOptions options, ChannelWriter<Log> writer, CancellationToken cancellationToken)
    {
        try
        {
            ulong first = await search.GetNumberAsync(options.From, cancellationToken).ConfigureAwait(false);
            LogFollower follower = new(client, search, query, options.Confirmations, new FollowedChain(first), writer, log);
            await FollowAsync(follower, query, options.OutageTimeout, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            writer.Complete(e);
        }
    }

    private async Task FollowAsync(LogFollower follower, LogQuery query, TimeSpan patience, CancellationToken cancellationToken)
    {
        using HeadFeed heads = new(watcher);
        long? failingSince = null;
        await foreach (HeadNews news in heads.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                await follower.StepAsync(news.Head ?? throw news.Failure!, cancellationToken).ConfigureAwait(false);
                failingSince = null;
            }
            catch (EthereumException e) when (e is not ReorganisationTooDeepException)
            {
                failingSince ??= time.GetTimestamp();
                if (time.GetElapsedTime(failingSince.Value) >= patience)
                {
                    throw;
                }

                log.SubscriptionDelayed(query.Address, news.Head?.Number ?? 0, e);
            }
        }
    }
}
