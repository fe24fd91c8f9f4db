using Fabstir.ChainFaults.Books;
using Fabstir.ChainFaults.Chain;
using Fabstir.ChainFaults.Clients;
using Fabstir.ChainFaults.Reports;
using Fabstir.Development;

namespace Fabstir.ChainFaults.Scenarios;

/// <summary>A chain that hangs in the middle of a session's start or end, and goes on when requests have run out of time.</summary>
internal sealed class FrozenChain : IScenario
{
    private const int Freezes = 20;

    public string Name => "freezes";

    public async Task<IReadOnlyList<FaultRow>> RunAsync(Trial trial, CancellationToken cancellationToken)
    {
        await using FaultChain chain = await FaultChain.StartAsync(new DevnetOptions(), payers: 1, cancellationToken);
        ChainBooks before = await chain.ReadBooksAsync(ulong.MaxValue >> 1, cancellationToken);
        int runs = trial.Runs ?? Freezes;

        // One that is not frozen says how many requests there are, more or less: how often the newest block is asked for is a matter of time.
        (SessionResult whole, int requests, _) = await RunAsync(chain, number: 0, freezeAt: null, cancellationToken);
        List<SessionResult> results = [whole];
        for (int run = 1; run <= runs; run++)
        {
            int freezeAt = 1 + (int)(((ulong)(run * requests / (runs + 1)) + trial.Seed) % (ulong)requests);
            bool hasFrozen = false;
            for (; !hasFrozen; freezeAt -= freezeAt / 4)
            {
                (SessionResult result, _, hasFrozen) = await RunAsync(chain, results.Count, freezeAt, cancellationToken);
                results.Add(result);
            }
        }

        ChainBooks after = await chain.ReadBooksAsync(before.Block, cancellationToken);
        MoneyAudit audit = new(chain, before, after);
        SessionOrder[] orders = [.. results.Select(static result => result.Order)];
        trial.Report(results);
        return
        [
            SessionAudit.Judge(
                "chain that is frozen and goes on",
                runs,
                results,
                after,
                audit.DifferenceOf(chain.Payers[0].Address, orders) + audit.DifferenceOfOthers(orders)),
        ];
    }

    private static async Task<(SessionResult Result, int Requests, bool HasFrozen)> RunAsync(FaultChain chain, int number, int? freezeAt, CancellationToken cancellationToken)
    {
        Payer payer = chain.Payers[0];
        SessionOrder order = new($"freeze {number}", payer.Address, IsNative: number % 3 == 2, number, Tokens: 0);
        using FreezingHandler network = new(chain.Devnet.Anvil, freezeAt);
        using HttpClient http = new(network, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        FabstirOptions options = chain.OptionsOf(payer, new MemoryPaymentJournal());
        options.HttpClient = http;
        options.RequestTimeout = TimeSpan.FromMilliseconds(300);
        try
        {
            await using FabstirClient client = await SessionLife.InsistAsync(token => FabstirClient.ConnectAsync(options, token), cancellationToken);
            SessionResult result = await new SessionLife(chain).RunAsync(client, order, cancellationToken);
            return (result, network.Requests, network.HasFrozen);
        }
        finally
        {
            chain.Devnet.Anvil.Resume();
        }
    }
}
