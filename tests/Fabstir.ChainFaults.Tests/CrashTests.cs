using Fabstir.ChainFaults.Reports;
using Fabstir.ChainFaults.Scenarios;

namespace Fabstir.ChainFaults.Tests;

/// <summary>Clients that are killed.</summary>
public sealed class CrashTests
{
    [Fact]
    public Task Clients_that_are_killed_lose_nothing() => SmallTrial.AssertNothingIsLostAsync(new KilledClients(everyBoundary: 3), runs: 1);

    [Fact]
    public async Task Without_a_journal_killed_clients_open_sessions_twice()
    {
        IReadOnlyList<FaultRow> rows = await new SmallTrial().RunAsync(new KilledClients(everyBoundary: 3), runs: 1, BrokenPart.Journal);

        Assert.True(rows.Sum(row => row.Duplicated) > 0);
        Assert.Contains(rows, row => !row.Unaccounted.IsZero);
    }
}
