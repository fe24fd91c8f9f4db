using System.Collections.Concurrent;
using Fabstir.ChainFaults.Reports;
using Fabstir.ChainFaults.Scenarios;
using Fabstir.Chaos;

namespace Fabstir.ChainFaults.Tests;

/// <summary>A little of each scenario of the program, by the same code.</summary>
public sealed class ScenarioTests
{
    private readonly ConcurrentQueue<string> _complaints = new();

    [Fact]
    public async Task Providers_with_faults_cost_nothing()
    {
        ProviderFaults scenario = new([[ChaosFault.AnswerLost], [ChaosFault.StaleHead], [ChaosFault.OtherChain], Enum.GetValues<ChaosFault>()]);

        await AssertNothingIsLostAsync(scenario, runs: 3);
    }

    [Fact]
    public async Task Clients_that_are_killed_lose_nothing() => await AssertNothingIsLostAsync(new KilledClients(everyBoundary: 3), runs: 1);

    [Fact]
    public async Task Reorganisations_cost_nothing() => await AssertNothingIsLostAsync(new Reorganisations(), runs: 1);

    [Fact]
    public async Task Twenty_starts_at_once_approve_exactly_what_they_hold() => await AssertNothingIsLostAsync(new StartsAtOnce(), runs: 1);

    [Fact]
    public async Task Many_transactions_at_once_are_mined_once_each() => await AssertNothingIsLostAsync(new TransactionsAtOnce(), runs: 40);

    [Fact]
    public async Task A_chain_that_hangs_for_a_while_costs_nothing() => await AssertNothingIsLostAsync(new FrozenChain(), runs: 2);

    [Fact]
    public async Task Without_a_journal_killed_clients_open_sessions_twice()
    {
        IReadOnlyList<FaultRow> rows = await RunAsync(new KilledClients(everyBoundary: 3), runs: 1, BrokenPart.Journal);

        Assert.True(rows.Sum(row => row.Duplicated) > 0);
        Assert.Contains(rows, row => !row.Unaccounted.IsZero);
    }

    [Fact]
    public async Task Without_an_allocator_of_nonces_payments_are_lost()
    {
        IReadOnlyList<FaultRow> rows = await RunAsync(new TransactionsAtOnce(), runs: 40, BrokenPart.Nonce);

        Assert.True(rows.Sum(row => row.Missing) > 0);
        Assert.NotEmpty(_complaints);
    }

    private async Task AssertNothingIsLostAsync(IScenario scenario, int runs)
    {
        IReadOnlyList<FaultRow> rows = await RunAsync(scenario, runs, BrokenPart.None);

        Assert.True(rows.All(row => row.IsGood), string.Join('\n', [.. FaultTable.Lines(rows, seed: 1), .. _complaints]));
        Assert.All(rows, row => Assert.Equal(row.Expected, row.Received));
        Assert.True(rows.Sum(row => row.Expected) >= runs);
    }

    private Task<IReadOnlyList<FaultRow>> RunAsync(IScenario scenario, int runs, BrokenPart broken) =>
        scenario.RunAsync(new Trial(Seed: 1, runs, broken, _complaints.Enqueue), TestContext.Current.CancellationToken);
}
