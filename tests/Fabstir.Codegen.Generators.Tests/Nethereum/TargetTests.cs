using Fabstir.Codegen.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators.Tests.Nethereum;

/// <summary>Which target a contract has, and how contracts of both live together.</summary>
public sealed class TargetTests
{
    private static readonly AbiInput Vault = AbiInput.Of("Vault", "function fill((address maker,uint256 amount)<struct IVault.Order> order)");

    [Theory]
    [InlineData("Nethereum", true)]
    [InlineData("nethereum", true)]
    [InlineData("Native", false)]
    [InlineData("", false)]
    public void The_item_says_it(string target, bool isNethereum) => Assert.Equal(
        isNethereum,
        NethereumStub.Generate(Vault with { Target = target }).Result.GeneratedSources
            .Any(static source => source.HintName.StartsWith("Vault.Service.", StringComparison.Ordinal)));

    [Fact]
    public async Task Another_value_is_reported() => Assert.Contains(
        "ClientTarget is \"Web3\"", Assert.Single(await AbiAnalysis.LinesAsync(Vault with { Target = "Web3" })), StringComparison.Ordinal);

    [Fact]
    public void Contracts_of_both_targets_share_a_namespace_and_each_has_its_own_structs()
    {
        AbiInput router = AbiInput.Of("Router", "function fill((address maker,uint256 amount)<struct IVault.Order> order)");
        GeneratedProject project = NethereumStub.Generate(Vault, router with { Target = "Native" });

        Assert.Equal("string", Maker(project, "Acme.Contracts.ContractDefinition.IVault.Order"));
        Assert.Equal("Fabstir.Abi.Address", Maker(project, "Acme.Contracts.Structs+IVault+Order"));
    }

    [Fact]
    public void An_edit_of_one_contract_writes_that_contract_and_another_target_its_structs_too()
    {
        EditedProject project = new(Vault with { Target = "Nethereum" }, AbiInput.Of("Router", "function route()") with { Target = "Nethereum" });

        project.Replace(Vault.Path, static file => file with { Text = file.Text.Replace("fill", "fulfill", StringComparison.Ordinal) }).Run();
        Assert.Equal(["Vault"], project.Written());

        project.Replace(Vault.Path, static file => file with { Target = "Native" }).Run();
        Assert.Equal(["IVault", "Vault"], project.Written());
    }

    [Fact]
    public void An_internal_contract_has_internal_classes() => Assert.DoesNotContain(
        NethereumClasses.In(NethereumStub.Generate(Vault with { Accessibility = "Internal" })), static type => type.ContainingType is null);

    [Fact]
    public async Task Two_contracts_of_one_name_are_reported_whatever_their_targets() => Assert.Contains(
        "FAB0006", Assert.Single(await AbiAnalysis.LinesAsync(Vault with { Target = "Nethereum" }, Vault with { Path = "other/Vault.json" })), StringComparison.Ordinal);

    [Fact]
    public async Task What_Nethereum_cannot_encode_is_left_out_and_reported()
    {
        string[] entries = ["function setHook(function hook)", "error Bad((ufixed128x18 rate)<struct Quote>[] quotes)", "function hook() view returns (function)"];
        AbiInput file = AbiInput.Of("Vault", entries) with { Target = "Nethereum" };

        Assert.Equal(
            ["HookFunction"],
            NethereumClasses.In(NethereumStub.Generate(file)).Select(static type => type.Name).Where(static name => name.EndsWith("Function", StringComparison.Ordinal)));
        Assert.Equal(
            [
                "abi/Vault.json(1,1): Warning FAB0009: The function setHook(function) is left out: Nethereum's codec has no type function, so that it would take another selector",
                "abi/Vault.json(1,1): Warning FAB0009: The error Bad((ufixed128x18)[]) is left out: Nethereum's codec has no type ufixed128x18, so that it would take another selector",
            ],
            await AbiAnalysis.LinesAsync(file));
    }

    [Fact]
    public async Task Names_that_moved_are_reported_as_they_are_for_Nethereum()
    {
        AbiInput file = AbiInput.Of("Vault", "function functions(uint256 deposit)", "function f(uint256 a,uint256 _a)", "function f(bool a)") with { Target = "Nethereum" };

        Assert.Equal(
            [
                "abi/Vault.json(1,1): Info FAB0004: The function f(uint256,uint256) is called FUInt256UInt256 in C#, because F is taken",
                "abi/Vault.json(1,1): Info FAB0004: _a of FUInt256UInt256Function is called A_2 in C#, because A is taken",
            ],
            await AbiAnalysis.LinesAsync(file));
    }

    private static string Maker(GeneratedProject project, string type) => project.TypeOf(type).GetMembers("Maker").OfType<IPropertySymbol>().Single().Type.ToDisplayString();
}
