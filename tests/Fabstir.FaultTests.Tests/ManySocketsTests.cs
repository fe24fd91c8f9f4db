using Fabstir.Sdk.LoadTests;

namespace Fabstir.FaultTests.Tests;

/// <summary>A little load, by the code of the program for much of it.</summary>
public sealed class ManySocketsTests
{
    [Fact]
    public async Task Sockets_that_are_open_at_once_are_answered_and_settled()
    {
        List<string> complaints = [];
        LoadArguments arguments = new(Seed: 1, Sockets: 5, Left: 1) { WaitsForWindow = false };

        LoadReport report = await new LoadRun(arguments, complaints.Add).RunAsync(TestContext.Current.CancellationToken);

        Assert.Empty(complaints);
        Assert.True(report.Row.IsGood, string.Join('\n', report.Lines(1)));
        Assert.True(report.OpenAtOnce >= 5);
    }

    [Fact]
    public void Arguments_are_understood_or_refused()
    {
        Assert.Equal(new LoadArguments(1, 500, 50), LoadArguments.Parse([]));
        Assert.Equal(new LoadArguments(2, 20, 3), LoadArguments.Parse(["--seed", "2", "--sockets", "20", "--left", "3"]));
        Assert.Equal(2, LoadArguments.Parse(["--sockets", "2"])!.Left);
        Assert.Null(LoadArguments.Parse(["--sockets"]));
        Assert.Null(LoadArguments.Parse(["--sockets", "0"]));
        Assert.Null(LoadArguments.Parse(["--left", "-1"]));
    }
}
