using Fabstir.Codegen.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators.Tests.Diagnostics;

/// <summary>FAB0001: the file is not JSON.</summary>
public sealed class NotJsonTests
{
    [Theory]
    [InlineData("", "1,1", "The document ends where a value is expected")]
    [InlineData("[\n  {\"type\":\"function\"\n", "3,1", "A comma or a closing brace is expected")]
    [InlineData("[1,]", "1,4", "Unexpected ']' where a value is expected")]
    [InlineData("{\"abi\":[]} x", "1,12", "Unexpected 'x' after the end of the document")]
    [InlineData("[\n  { name: \"f\" }\n]", "2,5", "A member of an object begins with its name in double quotes")]
    [InlineData("[\n  { \"name\" \"f\" }\n]", "2,12", "A colon is expected after the name \"name\"")]
    [InlineData("[\r\n\r\n  'f'\r\n]", "3,3", "Unexpected ''' where a value is expected")]
    [InlineData("<!DOCTYPE html>", "1,1", "Unexpected '<' where a value is expected")]
    [InlineData("[\"\\x\"]", "1,3", "An unknown escape in a string: a backslash itself is written twice")]
    [InlineData("[\"a\nb\"]", "1,4", "A line break or control character inside a string is written as an escape")]
    [InlineData("[01]", "1,3", "A comma or a closing bracket is expected")]
    [InlineData("[-]", "1,3", "A digit is expected in a number")]
    [InlineData("// a comment\n[]", "1,1", "Unexpected '/' where a value is expected")]
    public async Task It_is_reported_where_it_is_wrong(string text, string place, string message) => Assert.Equal(
        [$"abi/Vault.json({place}): Error FAB0001: {message}"], await AbiAnalysis.LinesAsync(new AbiInput("abi/Vault.json", text)));

    [Theory]
    [InlineData("[]")]
    [InlineData("\uFEFF[]")]
    [InlineData(" \t\r\n[ ]\r\n")]
    [InlineData("{\"abi\":[],\"bytecode\":{\"object\":\"0x\",\"linkReferences\":{}}}")]
    public async Task Json_is_not_reported(string text) => Assert.Empty(await AbiAnalysis.RunAsync(new AbiInput("abi/Vault.json", text)));

    [Fact]
    public async Task The_place_is_one_character_wide_and_inside_of_the_file()
    {
        Diagnostic diagnostic = Assert.Single(await AbiAnalysis.RunAsync(new AbiInput("abi/Vault.json", "[\n  ?\n]")));

        Assert.Equal((4, 1), (diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Equal(LocationKind.ExternalFile, diagnostic.Location.Kind);
        Assert.Equal("/project/abi/Vault.json", diagnostic.Location.GetLineSpan().Path);
    }

    [Fact]
    public async Task Nesting_without_an_end_is_no_overflow_of_the_stack()
    {
        string[] lines = [.. await AbiAnalysis.LinesAsync(new AbiInput("abi/Vault.json", new string('[', 1_000_000)))];

        Assert.Equal(["abi/Vault.json(1,129): Error FAB0001: The document is nested deeper than 128 levels"], lines);
    }

    [Fact]
    public void Other_contracts_are_generated_none_the_less()
    {
        GeneratedProject project = Generation.Run(new AbiInput("abi/Bad.json", "{"), AbiInput.Of("Good", "function f()"));

        Assert.Equal(["Good"], project.Result.GeneratedSources.Select(static source => source.HintName.Split('.')[0]));
    }
}
