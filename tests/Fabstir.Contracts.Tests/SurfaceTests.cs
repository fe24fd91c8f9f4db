namespace Fabstir.Contracts.Tests;

/// <summary>The artifacts in abi against the deployed contracts: a name, type, modifier or entry more or less fails here.</summary>
public sealed class SurfaceTests
{
    private const string Newest = "2026-02-26";

    [Theory]
    [InlineData("JobMarketplace")]
    [InlineData("NodeRegistry")]
    [InlineData("ProofSystem")]
    [InlineData("HostEarnings")]
    [InlineData("ModelRegistry")]
    public void An_artifact_is_the_surface_of_the_newest_revision(string contract) =>
        Assert.Equal(SurfaceFacts.Read(Newest, contract), ArtifactSurface.Read(contract + ".json").Order(StringComparer.Ordinal));

    [Fact]
    public void The_token_artifact_is_the_surface_of_the_standard() =>
        Assert.Equal(SurfaceFacts.Read("EIP-20", "ERC20"), ArtifactSurface.Read("ERC20.json").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("2025-09-14")]
    [InlineData("2025-10-15")]
    [InlineData("2026-01-14")]
    public void A_history_artifact_is_the_surface_of_its_revision(string date) =>
        Assert.Equal(SurfaceFacts.Read(date, "JobMarketplace"), ArtifactSurface.Read("history", date, "JobMarketplace.json").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("2025-09-14", 15)]
    [InlineData("2025-10-15", 18)]
    [InlineData("2026-01-14", 17)]
    [InlineData("2026-02-26", 18)]
    public void The_history_shows_how_sessionJobs_drifted(string date, int outputs)
    {
        string line = Assert.Single(SurfaceFacts.Read(date, "JobMarketplace"), static line => line.StartsWith("function sessionJobs(", StringComparison.Ordinal));

        Assert.Equal(outputs, line[line.IndexOf("returns", StringComparison.Ordinal)..].Split(',').Length);
    }
}
