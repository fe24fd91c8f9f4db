using Fabstir.ChainFaults.Reports;
using Fabstir.ChainFaults.Scenarios;
using Fabstir.FaultTests.Scenarios;

namespace Fabstir.FaultTests.Tests;

/// <summary>Connections that are cut, readers that are slow, clients that are gone.</summary>
public sealed class StreamFaultTests
{
    [Fact]
    public Task Streams_that_are_cut_arrive_exactly_once() => SmallTrial.AssertNothingIsLostAsync(new CutStreams(), runs: 6);

    [Fact]
    public async Task Without_deduplication_tokens_arrive_twice()
    {
        SmallTrial trial = new();

        IReadOnlyList<FaultRow> rows = await trial.RunAsync(new CutStreams(), runs: 6, BrokenPart.Dedupe);

        Assert.True(rows.Sum(row => row.Duplicated) > 0);
    }

    [Fact]
    public Task A_slow_reader_loses_nothing() => SmallTrial.AssertNothingIsLostAsync(new SlowReader(TimeSpan.FromMilliseconds(10)), runs: 1);

    [Fact]
    public Task Clients_that_vanish_pay_for_what_was_written_to_them() => SmallTrial.AssertNothingIsLostAsync(new VanishingClients(stopsHost: true), runs: 4);
}
