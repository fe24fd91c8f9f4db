using System.Collections.Concurrent;
using Fabstir.ChainFaults.Reports;
using Fabstir.ChainFaults.Scenarios;

namespace Fabstir.FaultTests.Tests;

/// <summary>A little of a scenario of the program, by the same code.</summary>
internal sealed class SmallTrial
{
    private readonly ConcurrentQueue<string> _complaints = new();

    public IReadOnlyCollection<string> Complaints => _complaints;

    public Task<IReadOnlyList<FaultRow>> RunAsync(IScenario scenario, int runs, BrokenPart broken = BrokenPart.None) =>
        scenario.RunAsync(new Trial(Seed: 1, runs, broken, _complaints.Enqueue), TestContext.Current.CancellationToken);

    public static async Task AssertNothingIsLostAsync(IScenario scenario, int runs)
    {
        SmallTrial trial = new();
        IReadOnlyList<FaultRow> rows = await trial.RunAsync(scenario, runs);

        Assert.True(rows.All(row => row.IsGood) && trial.Complaints.Count == 0, string.Join('\n', [.. FaultTable.Lines(rows, seed: 1), .. trial.Complaints]));
        Assert.All(rows, row => Assert.Equal(row.Expected, row.Received));
        Assert.True(rows.Sum(row => row.Runs) >= runs);
    }
}
