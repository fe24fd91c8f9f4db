using Fabstir.Abi;

namespace Fabstir;

/// <summary>Ranks the hosts of a model, asks the best whether they are well, and ranks those again by how fast they answered.</summary>
internal sealed class SuitableHosts(MarketplaceConnection connection, FabstirHosts hosts, FabstirModels models)
{
    public async Task<HostSelectionReport> FindAsync(
        ModelId model, HostRequirements requirements, PaymentToken token, CancellationToken cancellationToken)
    {
        RankingOptions ranking = requirements.RankingFor(token);
        Task<Model?> reading = models.FindAsync(model, cancellationToken);
        IReadOnlyList<RankedHost> ranked = await hosts.RankAsync(model, ranking, requirements.Query, cancellationToken: cancellationToken).ConfigureAwait(false);
        ModelNames names = new(model, await reading.ConfigureAwait(false), given: null);
        List<HostProbe> rejected = [];
        int asked = 0;
        // Only where all of the best are of no use, the next are asked.
        foreach (RankedHost[] part in PreferredFirst(ranked, requirements.Preferred).Chunk(requirements.Probes))
        {
            asked += part.Length;
            HostProbing probing = new(connection.Network, connection.Time);
            HostProbe[] probes = await Task.WhenAll(
                part.Select(one => probing.AskAsync(one.Host, names, requirements, cancellationToken))).ConfigureAwait(false);
            rejected.AddRange(probes.Where(static probe => !probe.IsSuitable));
            if (rejected.Count < asked)
            {
                return new HostSelectionReport(Order(part, probes, model, ranking, requirements.Preferred), rejected, ranked.Count - asked);
            }
        }

        return new HostSelectionReport([], rejected, NotAsked: 0);
    }

    private static HostChoice[] Order(RankedHost[] part, HostProbe[] probes, ModelId model, RankingOptions ranking, IReadOnlyList<Address> preferred)
    {
        Dictionary<Address, HostProbe> suitable = probes.Where(static probe => probe.IsSuitable).ToDictionary(static probe => probe.Host);
        IReadOnlyList<RankedHost> again = HostRanking.Rank(
            part.Where(one => suitable.ContainsKey(one.Host.Address))
                .Select(one => (one.Host, one.Reliability with { MeanResponseTime = suitable[one.Host.Address].Latency })),
            model,
            ranking);
        return [.. PreferredFirst(again, preferred).Select(one => new HostChoice(one, suitable[one.Host.Address]))];
    }

    private static IEnumerable<RankedHost> PreferredFirst(IReadOnlyList<RankedHost> ranked, IReadOnlyList<Address> preferred) =>
        ranked.OrderBy(one => preferred.ToList().IndexOf(one.Host.Address) is >= 0 and int place ? place : int.MaxValue);
}
