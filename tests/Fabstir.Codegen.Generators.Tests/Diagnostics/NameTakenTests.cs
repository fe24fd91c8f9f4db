using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Diagnostics;

/// <summary>FAB0006: two ABIs would give clients of one name.</summary>
public sealed class NameTakenTests
{
    private static readonly AbiInput First = new("abi/a/Vault.json", """{"contractName":"Vault","abi":[]}""");
    private static readonly AbiInput Second = new("abi/b/Vault.json", "{\n  \"contractName\": \"vault\",\n  \"abi\": []\n}");

    private const string Message =
        "abi/b/Vault.json(2,19): Error FAB0006: The client Vault in the namespace Acme.Contracts is generated from abi/a/Vault.json already; give one of the two another ContractName or Namespace";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_second_path_is_told_whatever_the_order(bool reversed) =>
        Assert.Equal([Message], await AbiAnalysis.LinesAsync(reversed ? [Second, First] : [First, Second]));

    [Fact]
    public void The_first_path_is_generated() =>
        Assert.Contains("A client of the contract Vault.", Generation.Run(Second, First).SourceOf("Vault"), StringComparison.Ordinal);

    [Fact]
    public async Task Without_an_artifact_it_is_said_at_the_beginning() => Assert.StartsWith(
        "abi/b/Vault.json(1,1): Error FAB0006: ",
        Assert.Single(await AbiAnalysis.LinesAsync(First, Second with { Text = "[]" })),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_third_is_told_of_the_first() => Assert.Equal(
        ["abi/a/Vault.json", "abi/a/Vault.json"],
        (await AbiAnalysis.LinesAsync(First, Second, Second with { Path = "abi/c/Vault.json" })).Select(static line => line.Split("generated from ")[1].Split(' ')[0]));

    [Fact]
    public async Task Another_name_or_namespace_is_enough()
    {
        Assert.Empty(await AbiAnalysis.RunAsync(First, Second with { ContractName = "Safe" }));
        Assert.Empty(await AbiAnalysis.RunAsync(First, Second with { Namespace = "Acme.Old" }));
    }

    [Theory]
    [InlineData("Acme", "Contracts", "Acme.Contracts")]
    [InlineData("Acme", "Contracts", "Acme.Contracts.V2")]
    [InlineData("Acme", "Contracts", "Acme.Contracts.V2.Old")]
    public async Task A_client_has_not_the_name_of_a_namespace(string @namespace, string name, string other)
    {
        AbiInput[] files = [new AbiInput("abi/a.json", "[]") { ContractName = name, Namespace = @namespace }, new AbiInput("abi/b.json", "[]") { ContractName = "Vault", Namespace = other }];

        Assert.Equal(
            $"abi/a.json(1,1): Error FAB0006: The client {name} in the namespace {@namespace} has the name of a namespace that abi/b.json is in; "
            + "give one of the two another ContractName or Namespace",
            Assert.Single(await AbiAnalysis.LinesAsync(files)));
        Assert.Single(Generation.Run(files).Result.GeneratedSources);
    }
}
