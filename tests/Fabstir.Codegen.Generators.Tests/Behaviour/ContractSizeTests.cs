using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>Contracts with nothing in them, and with a lot.</summary>
public sealed class ContractSizeTests
{
    [Fact]
    public void An_empty_abi_gives_a_client_that_decodes_reverts()
    {
        GeneratedAssembly empty = GeneratedAssembly.Of(new AbiInput("abi/Empty.json", "[]"));

        Assert.Equal(["Address"], empty.Evaluate<string[]>("typeof(Empty).GetProperties().Select(property => property.Name).ToArray()"));
        Assert.Equal(["Error", "IClient"], empty.Evaluate<string[]>("typeof(Empty).GetNestedTypes().Select(type => type.Name).Order().ToArray()"));
        Assert.Equal("Revert { Reason = no }", empty.Evaluate<string>(
            "Empty.Error.Decode([0x08, 0xc3, 0x79, 0xa0, .. HexText.Words(0x20, 2), 0x6e, 0x6f, .. new byte[30]]).ToString()"));
    }

    [Theory]
    [InlineData("function f()", "Call", "Error", "Functions", "IClient", "Selectors", "Signatures")]
    [InlineData("event E()", "Error", "Event", "Filters", "IClient", "Signatures", "Topics")]
    [InlineData("error E()", "Error", "IClient", "Selectors", "Signatures")]
    [InlineData("receive", "Call", "Error", "IClient")]
    [InlineData("fallback", "Call", "Error", "IClient")]
    [InlineData("constructor(uint256 a)", "Constructor", "Error", "IClient")]
    [InlineData("constructor()", "Error", "IClient")]
    public void A_container_is_there_where_something_is_in_it(string entry, params string[] containers) =>
        Assert.Equal(containers, Generation.Run(AbiInput.Of("C", entry)).TypeOf("Acme.Contracts.C").GetTypeMembers().Select(static type => type.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Four_hundred_entries_compile()
    {
        GeneratedProject project = Generation.Run(AbiInput.Of(
            "Big",
            [
                .. Enumerable.Range(0, 250).Select(static i => $"function f{i}(uint256 a,(uint64 x,bytes y)<struct S{i % 7}> s) view returns (uint256 r,bool ok)"),
                .. Enumerable.Range(0, 80).Select(static i => $"event E{i}(uint256 indexed a,string b)"),
                .. Enumerable.Range(0, 70).Select(static i => $"error X{i}(uint256 a,address b)"),
            ]));

        Assert.Equal(250, project.TypeOf("Acme.Contracts.Big+Functions").GetTypeMembers().Length);
    }

    [Theory]
    [InlineData("uint256[33554432]", true)]
    [InlineData("uint256[33554433]", false)]
    [InlineData("uint256[65536][65536]", false)]
    [InlineData("string[2147483647]", false)]
    [InlineData("uint256[0]", true)]
    [InlineData("uint8[0][]", true)]
    public async Task An_array_that_could_never_be_encoded_is_refused(string type, bool accepted)
    {
        AbiInput file = AbiInput.Of("C", $"function f({type} a)", "function g()");

        Assert.Equal(accepted, !(await AbiAnalysis.RunAsync(file)).Any(static diagnostic => diagnostic.Id == "FAB0002"));
        Assert.Contains("record G ", Generation.Run(file).SourceOf("C"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Together_arguments_are_no_larger_either() => Assert.Equal(
        ["abi/C.json(1,61): Error FAB0002: The parameters of F are too large to encode"],
        await AbiAnalysis.LinesAsync(AbiInput.Of("C", "function f(uint256[33554432] a,uint256 b)")));
}
