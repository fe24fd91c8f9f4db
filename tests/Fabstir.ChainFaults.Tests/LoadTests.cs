using Fabstir.ChainFaults.Reports;
using Fabstir.ChainFaults.Scenarios;
using Fabstir.Chaos;

namespace Fabstir.ChainFaults.Tests;

/// <summary>Many at once, on a chain that mines by the clock.</summary>
public sealed class LoadTests
{
    [Fact]
    public Task Providers_with_faults_cost_nothing()
    {
        ProviderFaults scenario = new([[ChaosFault.AnswerLost], [ChaosFault.StaleHead], [ChaosFault.OtherChain], Enum.GetValues<ChaosFault>()]);

        return SmallTrial.AssertNothingIsLostAsync(scenario, runs: 3);
    }

    [Fact]
    public Task Twenty_starts_at_once_approve_exactly_what_they_hold() => SmallTrial.AssertNothingIsLostAsync(new StartsAtOnce(), runs: 1);

    [Fact]
    public Task Many_transactions_at_once_are_mined_once_each() => SmallTrial.AssertNothingIsLostAsync(new TransactionsAtOnce(), runs: 20);

    [Fact]
    public async Task Without_an_allocator_of_nonces_payments_are_lost()
    {
        SmallTrial trial = new();

        IReadOnlyList<FaultRow> rows = await trial.RunAsync(new TransactionsAtOnce(), runs: 20, BrokenPart.Nonce);

        Assert.True(rows.Sum(row => row.Missing) > 0);
        Assert.NotEmpty(trial.Complaints);
    }
}
