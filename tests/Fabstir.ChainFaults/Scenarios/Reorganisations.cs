using Fabstir.ChainFaults.Books;
using Fabstir.ChainFaults.Chain;
using Fabstir.ChainFaults.Clients;
using Fabstir.ChainFaults.Reports;
using Fabstir.Development;

namespace Fabstir.ChainFaults.Scenarios;

/// <summary>
/// Reorganisations that take back a session's creation with its approval, its proof, or its completion; and one that takes back the creation while its client is dead.
/// </summary>
internal sealed class Reorganisations : IScenario
{
    private const int RunsOfAStage = 10;

    // With the last of them the client knows its session: both of its transactions are written down as mined.
    private static readonly StopPoint Opened = new(Records: 8, StopPlace.AfterTheRecord);

    private enum Stage
    {
        Creation,
        Proof,
        Completion,
    }

    public string Name => "reorganisations";

    public async Task<IReadOnlyList<FaultRow>> RunAsync(Trial trial, CancellationToken cancellationToken)
    {
        Stage[] stages = Enum.GetValues<Stage>();
        await using FaultChain chain = await FaultChain.StartAsync(new DevnetOptions(), stages.Length + 1, cancellationToken);
        ChainBooks before = await chain.ReadBooksAsync(ulong.MaxValue >> 1, cancellationToken);

        int runs = trial.Runs ?? RunsOfAStage;
        List<SessionResult[]> results = [];
        foreach (Stage stage in stages)
        {
            results.Add(await RunAsync(chain, chain.Payers[(int)stage], stage, runs, cancellationToken));
            trial.Report(results[^1]);
        }

        Payer killed = chain.Payers[stages.Length];
        SessionResult[] afterDeath = await KillAsync(chain, killed, runs, trial.Broken, cancellationToken);
        trial.Report(afterDeath);
        results.Add(afterDeath);

        ChainBooks after = await chain.ReadBooksAsync(before.Block, cancellationToken);
        MoneyAudit audit = new(chain, before, after);
        SessionOrder[] orders = [.. results.SelectMany(static some => some).Select(static result => result.Order)];
        return
        [
            .. stages.Select(stage => SessionAudit.Judge(
                FormattableString.Invariant($"reorganisation deeper than the {stage.ToString().ToLowerInvariant()}"),
                runs,
                results[(int)stage],
                after,
                audit.DifferenceOf(chain.Payers[(int)stage].Address, orders))),
            SessionAudit.Judge(
                "reorganisation deeper than the creation, after a kill -9", runs, afterDeath, after, audit.DifferenceOf(killed.Address, orders)),
            SessionAudit.Judge("host, treasury and contracts of all these", 1, [], after, audit.DifferenceOfOthers(orders)),
        ];
    }

    private static async Task<SessionResult[]> RunAsync(FaultChain chain, Payer payer, Stage stage, int runs, CancellationToken cancellationToken)
    {
        await using FabstirClient client = await FabstirClient.ConnectAsync(chain.OptionsOf(payer, new MemoryPaymentJournal()), cancellationToken);
        List<SessionResult> results = [];
        for (int number = 0; number < runs; number++)
        {
            SessionOrder order = new($"{stage} {number}", payer.Address, IsNative: number % 3 == 2, number, Tokens: 100 + number);
            results.Add(await SessionLife.WithinPatienceAsync(order, token => RunAsync(chain, client, order, stage, token), cancellationToken));
        }

        return [.. results];
    }

    private static async Task<SessionResult> RunAsync(
        FaultChain chain, FabstirClient client, SessionOrder order, Stage stage, CancellationToken cancellationToken)
    {
        SessionLife life = new(chain);
        FabstirSession session = await TwiceAsync(Stage.Creation, () => life.StartAsync(client, order, cancellationToken));
        await TwiceAsync(Stage.Proof, async () =>
        {
            await chain.ProveAsync(session.Id, order.Tokens, cancellationToken);
            return true;
        });
        return await TwiceAsync(Stage.Completion, () => SessionLife.EndAsync(session, order, cancellationToken));

        // What is taken back is asked for again.
        async Task<T> TwiceAsync<T>(Stage own, Func<Task<T>> act)
        {
            if (own != stage)
            {
                return await act();
            }

            ulong kept = await ReserveAsync(chain, cancellationToken);
            await act();
            await TakeBackAsync(chain, kept, cancellationToken);
            return await act();
        }
    }

    private static async Task<SessionResult[]> KillAsync(FaultChain chain, Payer payer, int runs, BrokenPart broken, CancellationToken cancellationToken)
    {
        using JournalFolder folder = new();
        Assignments assignments = new(chain, broken == BrokenPart.Journal ? null : folder);
        List<SessionResult> results = [];
        for (int number = 0; number < runs; number++)
        {
            int own = number;
            SessionOrder order = ClientMode.OrderOf(payer, number);
            results.Add(await SessionLife.WithinPatienceAsync(
                order,
                async token =>
                {
                    ulong kept = await ReserveAsync(chain, token);
                    using ClientProcess dying = ClientProcess.Start();
                    ClientAnswer stopped = await dying.TellAsync(assignments.Open(payer, own, Opened), token);
                    if (!stopped.HasStopped)
                    {
                        throw new InvalidOperationException($"The client was never at {Opened}: {stopped}");
                    }

                    await dying.KillAsync(token);
                    await TakeBackAsync(chain, kept, token);
                    using ClientProcess next = ClientProcess.Start();
                    return (await next.TellAsync(assignments.Recover(payer, own), token)).ToResult(order);
                },
                cancellationToken));
        }

        return [.. results];
    }

    /// <summary>Mines a block that can be given up.</summary>
    /// <returns>The last one that stays.</returns>
    private static async Task<ulong> ReserveAsync(FaultChain chain, CancellationToken cancellationToken)
    {
        await chain.AskAsync("anvil_mine", 2);
        return await chain.Node.GetHeadAsync(cancellationToken) - 1;
    }

    private static async Task TakeBackAsync(FaultChain chain, ulong kept, CancellationToken cancellationToken)
    {
        ulong head = await chain.Node.GetHeadAsync(cancellationToken);
        await chain.Devnet.ReorganiseAsync((int)(head - kept), cancellationToken: cancellationToken);
    }
}
