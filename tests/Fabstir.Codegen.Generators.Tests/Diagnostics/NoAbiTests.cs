using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Diagnostics;

/// <summary>FAB0005: the file is JSON, but has no ABI.</summary>
public sealed class NoAbiTests
{
    [Theory]
    [InlineData("{}", "1,1")]
    [InlineData("\n  { \"name\": \"acme\" }", "2,3")]
    [InlineData("{\"abi\":{}}", "1,1")]
    [InlineData("{\"abi\":\"[]\"}", "1,1")]
    [InlineData("{\"abi\":null}", "1,1")]
    [InlineData("{\"ABI\":[]}", "1,1")]
    [InlineData("5", "1,1")]
    [InlineData("\"abi\"", "1,1")]
    [InlineData("null", "1,1")]
    public async Task It_is_said_at_the_beginning(string text, string place) => Assert.Equal(
        [$"package.json({place}): Info FAB0005: The file has no ABI: it is neither an array of entries nor an object with an array \"abi\""],
        await AbiAnalysis.LinesAsync(new AbiInput("package.json", text)));

    [Fact]
    public void Nothing_is_generated_for_it() => Assert.Empty(Generation.Run(new AbiInput("package.json", "{}")).Result.GeneratedSources);

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"abi\":[]}")]
    [InlineData("{\"abi\":{},\"abi\":[]}")]
    public async Task An_empty_abi_is_one(string text) => Assert.Empty(await AbiAnalysis.RunAsync(new AbiInput("abi/Empty.json", text)));
}
