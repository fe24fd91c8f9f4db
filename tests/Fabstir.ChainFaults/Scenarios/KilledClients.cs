using System.Numerics;
using Fabstir.ChainFaults.Books;
using Fabstir.ChainFaults.Chain;
using Fabstir.ChainFaults.Clients;
using Fabstir.ChainFaults.Reports;
using Fabstir.Development;

namespace Fabstir.ChainFaults.Scenarios;

/// <summary>Clients that are killed between any two records of their journal; another process takes up what they have begun.</summary>
/// <param name="everyBoundary">1 for each boundary between records, 2 for every second one, and so on.</param>
internal sealed class KilledClients(int everyBoundary = 1) : IScenario
{
    private const int KillsAtABoundary = 10;
    private const int ClientsAtOnce = 2;

    public string Name => "kills";

    public async Task<IReadOnlyList<FaultRow>> RunAsync(Trial trial, CancellationToken cancellationToken)
    {
        await using FaultChain chain = await FaultChain.StartAsync(new DevnetOptions(), ClientsAtOnce + 1, cancellationToken);
        ChainBooks before = await chain.ReadBooksAsync(ulong.MaxValue >> 1, cancellationToken);
        using JournalFolder folder = new();
        Assignments assignments = new(chain, trial.Broken == BrokenPart.Journal ? null : folder);

        // One that nobody kills says how many records there are.
        using ClientProcess first = ClientProcess.Start();
        Payer pioneer = chain.Payers[ClientsAtOnce];
        ClientAnswer whole = await first.TellAsync(assignments.Open(pioneer, 0, stop: null), cancellationToken);
        List<(int Boundary, SessionResult Result)> results = [(0, whole.ToResult(ClientMode.OrderOf(pioneer, 0)))];

        int kills = trial.Runs ?? KillsAtABoundary;
        IEnumerable<int> boundaries = Enumerable.Range(1, Math.Max(0, whole.Records - 1)).Where(boundary => boundary % everyBoundary == 1 % everyBoundary);
        StopPoint[] points = [.. boundaries.SelectMany(boundary => Enumerable.Range(0, kills).Select(kill => PointOf(boundary, kill, trial.Seed)))];
        StopPoint[][] shares = [.. points.Index().GroupBy(static point => point.Index % ClientsAtOnce, static point => point.Item).Select(static share => share.ToArray())];
        (int, SessionResult)[][] killed = await Task.WhenAll(shares.Select((share, i) => KillAllAsync(assignments, chain.Payers[i], share, cancellationToken)));
        results.AddRange(killed.SelectMany(static share => share));

        ChainBooks after = await chain.ReadBooksAsync(before.Block, cancellationToken);
        return Report(trial, results, after, new MoneyAudit(chain, before, after), chain);
    }

    private static List<FaultRow> Report(Trial trial, List<(int Boundary, SessionResult Result)> results, ChainBooks books, MoneyAudit audit, FaultChain chain)
    {
        SessionOrder[] orders = [.. results.Select(static result => result.Result.Order)];
        trial.Report(results.Select(static result => result.Result));
        List<FaultRow> rows = [];
        foreach (IGrouping<int, SessionResult> group in results.OrderBy(static result => result.Boundary).GroupBy(static result => result.Boundary, static result => result.Result))
        {
            string fault = group.Key == 0 ? "client that nobody kills" : FormattableString.Invariant($"kill -9 between journal records {group.Key} and {group.Key + 1}");
            rows.Add(SessionAudit.Judge(fault, group.Count(), [.. group], books, unaccounted: 0));
        }

        BigInteger payers = chain.Payers.Aggregate(
            BigInteger.Zero, (sum, payer) => sum + audit.DifferenceOf(payer.Address, orders));
        rows.Add(SessionAudit.Judge("all accounts of all these", 1, [], books, payers + audit.DifferenceOfOthers(orders)));
        return rows;
    }

    // All places of a boundary come in turn; with which one it begins is up to the dice.
    private static StopPoint PointOf(int boundary, int kill, ulong seed) =>
        new(boundary, (StopPlace)(((ulong)boundary + (ulong)kill + seed) % (ulong)Enum.GetValues<StopPlace>().Length));

    private static async Task<(int Boundary, SessionResult Result)[]> KillAllAsync(
        Assignments assignments, Payer payer, StopPoint[] points, CancellationToken cancellationToken)
    {
        List<(int, SessionResult)> results = [];
        ClientProcess client = ClientProcess.Start();
        try
        {
            foreach ((int number, StopPoint point) in points.Index())
            {
                SessionOrder order = ClientMode.OrderOf(payer, number);
                SessionResult result = await SessionLife.WithinPatienceAsync(
                    order,
                    async token =>
                    {
                        ClientAnswer stopped = await client.TellAsync(assignments.Open(payer, number, point), token);
                        if (!stopped.HasStopped)
                        {
                            throw new InvalidOperationException($"The client was never at {point}: {stopped}");
                        }

                        await client.KillAsync(token);
                        client.Dispose();
                        client = ClientProcess.Start();
                        return (await client.TellAsync(assignments.Recover(payer, number), token)).ToResult(order);
                    },
                    cancellationToken);
                results.Add((point.Records, result));
                if (result.HasHung)
                {
                    client.Dispose();
                    client = ClientProcess.Start();
                }
            }
        }
        finally
        {
            client.Dispose();
        }

        return [.. results];
    }
}
