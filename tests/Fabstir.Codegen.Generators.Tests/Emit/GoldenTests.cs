using Fabstir.Codegen.Generators.Tests.Behaviour;
using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Emit;

/// <summary>All of the text that is generated for two contracts.</summary>
public sealed class GoldenTests
{
    [Theory]
    [InlineData("Vault.g.cs")]
    [InlineData("IVault.Shared.g.cs")]
    [InlineData("Types.Shared.g.cs")]
    public void Vault_is_generated_as_it_was_read(string name) => GoldenFile.AssertSame(VaultCode.Project, name, "Golden", name);

    [Fact]
    public void ERC20_is_generated_as_it_was_read() => GoldenFile.AssertSame(Generation.Run(AbiInput.Artifact("ERC20.json")), "ERC20.g.cs", "Golden", "ERC20.g.cs");

    [Fact]
    public void Each_file_that_is_generated_has_been_read() => Assert.Equal(
        ["IVault.Shared.g.cs", "Types.Shared.g.cs", "Vault.g.cs"], VaultCode.Project.Result.GeneratedSources.Select(GoldenFile.NameOf).Order(StringComparer.Ordinal));
}
