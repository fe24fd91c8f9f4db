using Fabstir.ChainFaults.Reports;
using Fabstir.ChainFaults.Scenarios;

namespace Fabstir.ChainFaults.Tests;

/// <summary>What is printed, and what is asked for.</summary>
public sealed class FaultTableTests
{
    [Fact]
    public void Columns_are_aligned_and_the_seed_comes_last()
    {
        FaultRow row = new("frozen chain", Runs: 20, Expected: 21, Received: 21, Duplicated: 0, Missing: 0, Unaccounted: 0, Hangs: 0);

        Assert.Equal(
            [
                "fault         runs  expected  received  duplicated  missing  wei unaccounted  hangs",
                "frozen chain    20        21        21           0        0                0      0",
                "seed 7",
            ],
            FaultTable.Lines([row], seed: 7));
    }

    [Theory]
    [InlineData(0, 0, 0, 0, true)]
    [InlineData(1, 0, 0, 0, false)]
    [InlineData(0, 1, 0, 0, false)]
    [InlineData(0, 0, 1, 0, false)]
    [InlineData(0, 0, 0, 1, false)]
    public void A_line_is_good_when_nothing_is_lost(int duplicated, int missing, int unaccounted, int hangs, bool isGood) =>
        Assert.Equal(isGood, new FaultRow("", 1, 1, 1, duplicated, missing, unaccounted, hangs).IsGood);

    [Fact]
    public void Arguments_are_understood_or_refused()
    {
        BrokenPart[] parts = [BrokenPart.Journal, BrokenPart.Nonce];

        Assert.Equal(new FaultArguments(1, null, null, BrokenPart.None), FaultArguments.Parse([], parts));
        Assert.Equal(
            new FaultArguments(7, "kills", 2, BrokenPart.Journal),
            FaultArguments.Parse(["--seed", "7", "--only", "kills", "--runs", "2", "--break", "journal"], parts));
        Assert.Equal(BrokenPart.Nonce, FaultArguments.Parse(["--break", "nonce"], parts)!.Broken);
        Assert.Null(FaultArguments.Parse(["--break", "dedupe"], parts));
        Assert.Null(FaultArguments.Parse(["--break", "everything"], parts));
        Assert.Null(FaultArguments.Parse(["--runs", "0"], parts));
        Assert.Null(FaultArguments.Parse(["--seed"], parts));
    }
}
