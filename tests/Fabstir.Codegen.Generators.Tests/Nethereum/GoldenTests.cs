using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Nethereum;

/// <summary>What is generated for Nethereum, a file for each concept.</summary>
public sealed class GoldenTests
{
    [Fact]
    public void Function() => AssertGolden("Function", Generate("function transfer(address to,uint256 amount) returns (bool)"));

    [Fact]
    public void Outputs() => AssertGolden(
        "Outputs", Generate("function balanceOf(address account) view returns (uint256)", "function reserves() view returns (uint112 reserve0,uint112 reserve1,uint32)"));

    [Fact]
    public void Event() => AssertGolden("Event", Generate("event Transfer(address indexed from,address indexed to,uint256 value)"));

    [Fact]
    public void Anonymous_event() => AssertGolden("AnonymousEvent", Generate("event Noted(bytes4 indexed topic,bytes32 indexed subject,bytes data) anonymous"));

    [Fact]
    public void Event_whose_indexed_arguments_are_hashed() => AssertGolden(
        "HashedEvent", Generate("event Moved(string indexed name,(uint256 id,address owner)<struct Item> indexed item,uint256[2] indexed range)"));

    [Fact]
    public void Error() => AssertGolden("Error", Generate("error Refused((uint256 id,address owner)<struct Item> item,uint8 reason)"));

    [Fact]
    public void Deployment() => AssertGolden("Deployment", Generate("constructor(address asset,string name)"));

    [Fact]
    public void Deployment_of_an_artifact_with_bytecode() => AssertGolden(
        "DeploymentWithBytecode",
        NethereumStub.Generate(new AbiInput(
            "abi/Vault.json",
            """
            {
              "contractName": "Vault",
              "abi": [{"type":"constructor","inputs":[{"name":"asset","type":"address"}],"stateMutability":"nonpayable"}],
              "bytecode": "0x6080604052__$e9a8d8a3d4d1f8c7b6a5e4d3c2b1a0f9e8$__00",
              "linkReferences": { "contracts/Prices.sol": { "Prices": [{ "start": 5, "length": 20 }] } }
            }
            """)));

    [Fact]
    public void Struct_of_several_contracts()
    {
        GeneratedProject project = NethereumStub.Generate(
            AbiInput.Of("Vault", "function fill((address maker,(uint256 amount)<struct Price> price)<struct IVault.Order> order)"),
            AbiInput.Of("Router", "function fill((address maker,(uint256 amount)<struct Price> price)<struct IVault.Order>[] orders)"));

        GoldenFile.AssertSame(project, "IVault.Shared.g.cs", "Nethereum", "Golden", "SharedStruct.g.cs");
        GoldenFile.AssertSame(project, "Router.g.cs", "Nethereum", "Golden", "StructUser.g.cs");
    }

    [Fact]
    public void Struct_in_nested_arrays() => GoldenFile.AssertSame(
        Generate("function fill((uint256 item,string note)<struct Part>[][] parts)"), "Types.Shared.g.cs", "Nethereum", "Golden", "NestedArray.g.cs");

    [Fact]
    public void Service() => AssertGolden(
        "Service",
        Generate(
            "function balanceOf(address account) view returns (uint256)",
            "function reserves() view returns (uint112 reserve0,uint112 reserve1)",
            "function transfer(address to,uint256 amount) returns (bool)",
            "event Transfer(address indexed from,address indexed to,uint256 value)",
            "error Refused()"),
        "Vault.Service.g.cs");

    [Theory]
    [InlineData("Overloads", "Vault.g.cs")]
    [InlineData("OverloadsService", "Vault.Service.g.cs")]
    public void Overloads(string golden, string source) => AssertGolden(
        golden, Generate("function find(uint256 id)", "function find(uint128 id)", "function find(address owner)", "function find()"), source);

    private static GeneratedProject Generate(params string[] entries) => NethereumStub.Generate("Vault", entries);

    private static void AssertGolden(string name, GeneratedProject project, string source = "Vault.g.cs") =>
        GoldenFile.AssertSame(project, source, "Nethereum", "Golden", name + ".g.cs");
}
