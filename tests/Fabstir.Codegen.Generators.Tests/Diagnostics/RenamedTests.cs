using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Diagnostics;

/// <summary>FAB0004: a C# name is not the one expected, because that is taken.</summary>
public sealed class RenamedTests
{
    [Theory]
    [InlineData("function functions()", "The function functions() is called FunctionsFunction in C#, because Functions is taken")]
    [InlineData("event Unknown(uint256 a)", "The event Unknown(uint256) is called UnknownEvent in C#, because Unknown is taken")]
    [InlineData("error Panicked(uint256 a)", "The error Panicked(uint256) is called PanickedError in C#, because Panicked is taken")]
    public async Task A_reserved_name(string entry, string message) => Assert.Equal(
        [$"abi/C.json(1,{(entry[0] == 'f' ? 28 : 25)}): Info FAB0004: {message}"], await AbiAnalysis.LinesAsync(AbiInput.Of("C", entry)));

    [Fact]
    public async Task An_overload() => Assert.Equal(
        ["abi/C.json(1,115): Info FAB0004: The function f(uint256) is called FUInt256 in C#, because F is taken"],
        await AbiAnalysis.LinesAsync(AbiInput.Of("C", "function f()", "function f(uint256 a)")));

    [Fact]
    public async Task A_client() => Assert.Equal(
        ["abi/x.json(1,17): Info FAB0004: The client of Event is called EventContract, because Event is a name that every client needs"],
        await AbiAnalysis.LinesAsync(new AbiInput("abi/x.json", """{"contractName":"Event","abi":[]}""")));

    [Fact]
    public async Task A_client_without_an_artifact_is_reported_at_the_beginning() => Assert.Equal(
        ["abi/Address.json(1,1): Info FAB0004: The client of Address is called AddressContract, because Address is a name that every client needs"],
        await AbiAnalysis.LinesAsync(new AbiInput("abi/Address.json", "[]")));

    [Theory]
    [InlineData("function f()", "function g(uint256 f)", "event F()", "error F()")]
    [InlineData("function snake_case()", "function UPPER_CASE()", "function _hidden()")]
    [InlineData("function vault()", "event Vault()")]
    public async Task A_name_that_is_only_spelled_as_C_sharp_does_is_not_reported(params string[] entries) => Assert.Empty(await AbiAnalysis.RunAsync(AbiInput.Of("C", entries)));

    // "A name that moved gives FAB0004" is said of every name.
    [Theory]
    [InlineData("function f(uint256 _to,uint256 to)", "To_1")]
    [InlineData("function f(bytes[] signatures)", "SignaturesValue")]
    [InlineData("event E(uint256 e)", "EValue")]
    [InlineData("function f((uint256 clone)<struct Order> a)", "CloneValue")]
    public async Task A_property(string entry, string name)
    {
        string message = Assert.Single(await AbiAnalysis.LinesAsync(AbiInput.Of("C", entry)));

        Assert.Contains(name, message, StringComparison.Ordinal);
    }
}
