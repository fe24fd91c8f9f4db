using Fabstir.Codegen.Generators.Naming.Nethereum;
using Fabstir.Codegen.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators.Tests.Nethereum;

/// <summary>Names are those that users of Nethereum know, and where these collide they are told apart.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("transfer", "Transfer")]
    [InlineData("WETH", "Weth")]
    [InlineData("WETH9", "Weth9")]
    [InlineData("getUSDC", "GetUSDC")]
    [InlineData("DOMAIN_SEPARATOR", "DomainSeparator")]
    [InlineData("max_priceFeed", "MaxPricefeed")]
    [InlineData("_update", "Update")]
    [InlineData("$burn", "DollarBurn")]
    [InlineData("_", "Underscore")]
    [InlineData("_1inch", "_1inch")]
    [InlineData("my-contract", "MyContract")]
    public void A_name_is_spelled_as_by_Nethereum(string solidity, string csharp) => Assert.Equal(csharp, NethereumSpelling.ToPascalCase(solidity));

    [Fact]
    public void Structs_of_one_name_in_two_libraries_are_two_classes() => Assert.Equal(
        ["Acme.Contracts.ContractDefinition.LibA.Order", "Acme.Contracts.ContractDefinition.LibB.Order"],
        NamesIn(NethereumStub.Generate("Vault", "function a((uint256 x)<struct LibA.Order> o)", "function b((address x,bool y)<struct LibB.Order> o)"))
            .Where(static name => name.EndsWith(".Order", StringComparison.Ordinal)));

    [Fact]
    public void A_struct_that_only_an_error_has_is_there() =>
        Assert.Contains("Acme.Contracts.ContractDefinition.IVault.Order", NamesIn(NethereumStub.Generate("Vault", "error Bad((uint256 x)<struct IVault.Order> o)")));

    [Fact]
    public void A_struct_without_a_name_belongs_to_its_contract() => Assert.Contains(
        "Acme.Contracts.Vault.ContractDefinition.Structs.SetOrder", NamesIn(NethereumStub.Generate("Vault", "function set((uint256 x) order)")), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Functions_that_differ_in_an_underscore_have_messages_of_their_own() => Assert.Equal(
        ["FooBarFunction", "FooBar_77550349Function"],
        NamesIn(NethereumStub.Generate("Vault", "function foo_bar()", "function fooBar()"))
            .Where(static name => name.EndsWith("Function", StringComparison.Ordinal)).Select(static name => name[(name.LastIndexOf('.') + 1)..]));

    [Fact]
    public void Overloads_have_the_same_names_in_any_order()
    {
        string[] entries =
        [
            "function find(uint256 id)", "function find(address owner)", "function find()", "event Found(uint256 id)", "event Found(address owner)", "error No(bool a)",
            "error No()",
        ];

        Assert.Equal(NamesIn(NethereumStub.Generate("Vault", entries)), NamesIn(NethereumStub.Generate("Vault", [.. entries.Reverse()])));
    }

    [Fact]
    public void Arguments_that_become_the_same_add_their_place() => Assert.Equal(
        ["string To: \"address\", \"_to\", 1", "string To_2: \"address\", \"to\", 2", "BigInteger ParamValue3: \"uint256\", \"\", 3", "bool ToStringValue: \"bool\", \"toString\", 4"],
        NethereumClasses.PropertiesOf(NethereumStub.Generate("Vault", "function send(address _to,address to,uint256,bool toString)"), "SendFunction"));

    [Fact]
    public void An_argument_hides_a_property_of_the_message_as_Nethereum_expects()
    {
        GeneratedProject project = NethereumStub.Generate(
            "Vault", "function permit(uint256 nonce,address gas,uint256 amountToSend)", "constructor(string byteCode,uint256 gasPrice)", "event Nonce(uint256 nonce)");

        Assert.Contains("public new Numerics::BigInteger Nonce { get; set; }", project.SourceOf("Vault"), StringComparison.Ordinal);
        Assert.Contains("public new string ByteCode { get; set; } = null!;", project.SourceOf("Vault"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("System")]
    [InlineData("Nethereum")]
    [InlineData("ContractDefinition")]
    [InlineData("Definitions")]
    [InlineData("Task")]
    [InlineData("class")]
    [InlineData("$")]
    public void A_contract_may_have_any_name(string name) => NethereumStub.Generate(
        name,
        $"function {name}((uint256 {name})<struct {name}.{name}> {name}) view returns (uint256 {name})",
        $"event {name}(uint256 {name})",
        $"error {name}(uint256 {name})",
        "constructor(address web3)");

    [Fact]
    public void Fields_of_structs_in_nested_arrays_may_be_called_as_members_of_a_list() =>
        NethereumStub.Generate("Vault", "function fill((uint256 count,uint256 capacity,uint256 item,uint256 row)<struct Row>[][] rows)");

    [Fact]
    public void A_project_may_have_no_namespace() => Generation.Run(
        NethereumStub.CreateProject(), "", AbiInput.Of("Vault", "function fill((uint256 a)<struct Order> o,(uint256 a) p)") with { Target = "Nethereum" });

    private static IEnumerable<string> NamesIn(GeneratedProject project) =>
        NethereumClasses.In(project).Select(static type => type.ToDisplayString()).Order(StringComparer.Ordinal);
}
