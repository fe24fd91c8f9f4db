using Fabstir.Codegen.Generators.Tests.Behaviour;
using Fabstir.Codegen.Generators.Tests.Harness;
using Fabstir.Tests;

namespace Fabstir.Codegen.Generators.Tests.Emit;

/// <summary>All of the text that is generated for three contracts.</summary>
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
    public void A_contract_with_bytecode_is_generated_as_it_was_read() => GoldenFile.AssertSame(
        Generation.Run(new AbiInput("out/Shop.json", Repository.Read("tests", "Fabstir.Codegen.Generators.Tests", "Artifacts", "Shop.output.json"))), "Shop.g.cs", "Golden", "Shop.g.cs");

    [Fact]
    public void Each_file_that_is_generated_has_been_read() => Assert.Equal(
        ["IVault.Shared.g.cs", "Types.Shared.g.cs", "Vault.g.cs"], VaultCode.Project.Result.GeneratedSources.Select(GoldenFile.NameOf).Order(StringComparer.Ordinal));
}
