using Fabstir.ChainFaults.Reports;
using Fabstir.ChainFaults.Scenarios;
using Fabstir.FaultTests.Scenarios;

namespace Fabstir.FaultTests.Tests;

/// <summary>Hosts that are killed, and hosts whose node is unreliable.</summary>
public sealed class HostFaultTests
{
    [Fact]
    public Task Hosts_that_are_killed_bill_what_arrived() => SmallTrial.AssertNothingIsLostAsync(new KilledHosts(), runs: 2);

    [Fact]
    public async Task Without_a_journal_killed_hosts_are_not_paid()
    {
        IReadOnlyList<FaultRow> rows = await new SmallTrial().RunAsync(new KilledHosts(), runs: 1, BrokenPart.Journal);

        Assert.Contains(rows, row => !row.Unaccounted.IsZero);
    }

    [Fact]
    public Task Faults_of_the_host_s_node_cost_nothing() => SmallTrial.AssertNothingIsLostAsync(new FaultyNode(), runs: 2);
}
