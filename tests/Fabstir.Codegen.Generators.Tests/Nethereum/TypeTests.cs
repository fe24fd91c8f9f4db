using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Nethereum;

/// <summary>What Solidity's types are in code for Nethereum: the types that Nethereum's own generator gives them.</summary>
public sealed class TypeTests
{
    [Theory]
    [InlineData("bool", "bool")]
    [InlineData("address", "string")]
    [InlineData("string", "string")]
    [InlineData("bytes", "byte[]")]
    [InlineData("bytes1", "byte[]")]
    [InlineData("bytes32", "byte[]")]
    [InlineData("uint8", "byte")]
    [InlineData("uint16", "ushort")]
    [InlineData("uint24", "uint")]
    [InlineData("uint32", "uint")]
    [InlineData("uint40", "ulong")]
    [InlineData("uint64", "ulong")]
    [InlineData("uint72", "BigInteger")]
    [InlineData("uint256", "BigInteger")]
    [InlineData("int8", "sbyte")]
    [InlineData("int16", "short")]
    [InlineData("int24", "int")]
    [InlineData("int64", "long")]
    [InlineData("int128", "BigInteger")]
    [InlineData("uint8[]", "List<byte>")]
    [InlineData("address[3]", "List<string>")]
    [InlineData("uint256[2][]", "List<List<BigInteger>>")]
    [InlineData("bytes4[][2]", "List<List<byte[]>>")]
    public void Of_an_argument(string solidity, string csharp) => Assert.Equal(
        [$"{csharp} Value: \"{solidity}\", \"value\", 1"],
        NethereumClasses.PropertiesOf(NethereumStub.Generate("Vault", $"function set({solidity} value)"), "SetFunction"));

    [Fact]
    public void An_enum_is_its_number_and_a_value_type_what_it_wraps() => Assert.Equal(
        ["byte Status: \"uint8\", \"status\", 1", "BigInteger Id: \"uint256\", \"id\", 2", "List<string> Tokens: \"address[]\", \"tokens\", 3"],
        NethereumClasses.PropertiesOf(
            NethereumStub.Generate("Vault", "function set(uint8<enum IVault.Status> status,uint256<JobId> id,address<Token>[] tokens)"), "SetFunction"));

    [Fact]
    public void A_function_is_24_bytes_where_no_selector_is_made_of_it()
    {
        GeneratedProject project = NethereumStub.Generate(
            "Vault", "function hook() view returns (function)", "event Hooked(function indexed hook) anonymous", "constructor(function hook,fixed128x18 rate)");

        Assert.Equal(["byte[] ReturnValue1: \"bytes24\", \"\", 1"], NethereumClasses.PropertiesOf(project, "HookOutputDTO"));
        Assert.Equal(["byte[] Hook: \"bytes24\", \"hook\", 1, true"], NethereumClasses.PropertiesOf(project, "HookedEventDTO"));
        Assert.Equal(["byte[] Hook: \"bytes24\", \"hook\", 1", "BigInteger Rate: \"int128\", \"rate\", 2"], NethereumClasses.PropertiesOf(project, "VaultDeployment"));
    }

    [Fact]
    public void A_struct_is_a_class_and_says_under_which_name_it_is_signed() => Assert.Equal(
        ["Price Price: \"tuple\", \"price\", 1, \"price\"", "List<Price> Others: \"tuple[2]\", \"others\", 2, \"price[2]\"", "BigInteger Id: \"uint256\", \"id\", 3"],
        NethereumClasses.PropertiesOf(
            NethereumStub.Generate("Vault", "function fill(((uint256 a)<struct Price> price,(uint256 a)<struct Price>[2] others,uint256 id)<struct Order> order)"), "Order"),
        StringComparer.OrdinalIgnoreCase);
}
