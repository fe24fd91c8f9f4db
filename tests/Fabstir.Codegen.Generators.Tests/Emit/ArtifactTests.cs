using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Emit;

public sealed class ArtifactTests
{
    private static readonly string[] Artifacts = ["ERC20.json", "HostEarnings.json", "JobMarketplace.json", "ModelRegistry.json", "NodeRegistry.json", "ProofSystem.json"];

    [Fact]
    public void All_contracts_of_the_marketplace_generate_together()
    {
        GeneratedProject project = Generation.Run([.. Artifacts.Select(AbiInput.Artifact)]);

        Assert.Empty(project.Result.Diagnostics);
        Assert.All(Artifacts, artifact => project.SourceOf(Path.GetFileNameWithoutExtension(artifact)));
    }

    [Theory]
    [InlineData("2025-09-14")]
    [InlineData("2025-10-15")]
    [InlineData("2026-01-14")]
    public void Older_revisions_generate(string date) => Generation.Run(AbiInput.Artifact($"history/{date}/JobMarketplace.json"));

    [Fact]
    public void All_revisions_generate_beside_each_other_in_namespaces_of_their_own() => Generation.Run(
    [
        AbiInput.Artifact("JobMarketplace.json"),
        .. new[] { "2025-09-14", "2025-10-15", "2026-01-14" }.Select(date =>
            AbiInput.Artifact($"history/{date}/JobMarketplace.json") with { Namespace = "Acme.Contracts.V" + date.Replace("-", "", StringComparison.Ordinal) }),
    ]);
}
