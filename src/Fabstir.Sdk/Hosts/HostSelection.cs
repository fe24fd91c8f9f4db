using Fabstir.Abi;

namespace Fabstir;

/// <summary>Finds the hosts of a model, and compares them.</summary>
internal sealed class HostSelection(MarketplaceConnection connection, HostDirectory directory, ReliabilityReader reliability)
{
    public async Task<IReadOnlyList<RankedHost>> RankAsync(
        ModelId model, RankingOptions? ranking, HostQuery? query, ReliabilityOptions? history, CancellationToken cancellationToken)
    {
        ranking ??= new RankingOptions();
        HostQuery asked = (query ?? new HostQuery()) with { Model = model, PaidIn = ranking.PaidIn };
        List<RegisteredHost> hosts = [];
        await foreach (RegisteredHost host in directory.DiscoverAsync(asked, cancellationToken).ConfigureAwait(false))
        {
            hosts.Add(host);
        }

        Address[] addresses = [.. hosts.Select(static host => host.Address)];
        // Logs are what nodes are slowest at: where they do not count, they are not searched.
        IReadOnlyList<HostReliability> behaviour = ranking.ReliabilityWeight == 0
            ? reliability.Observed(addresses)
            : await reliability.ReadAsync(addresses, history ?? new(), cancellationToken).ConfigureAwait(false);
        return HostRanking.Rank(hosts.Zip(behaviour), model, ranking);
    }

    public async Task<RankedHost> SelectAsync(
        ModelId model, RankingOptions? ranking, HostQuery? query, ReliabilityOptions? history, CancellationToken cancellationToken)
    {
        IReadOnlyList<RankedHost> ranked = await RankAsync(model, ranking, query, history, cancellationToken).ConfigureAwait(false);
        return ranked.Count > 0
            ? ranked[0]
            : throw new FabstirException(
                FabstirErrorCode.NoHostsAvailable,
                $"No host on {connection.Deployment.Name} serves {model} for {(ranking ?? new RankingOptions()).PaidIn} and is what was asked for: "
                + "ask for less, another token, or another model.");
    }
}
