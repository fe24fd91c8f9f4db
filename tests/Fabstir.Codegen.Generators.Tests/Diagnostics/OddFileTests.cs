using System.Text;
using Fabstir.Codegen.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.Text;

namespace Fabstir.Codegen.Generators.Tests.Diagnostics;

/// <summary>Files that are odd in form: encodings, line ends, sizes, depths and numbers.</summary>
public sealed class OddFileTests
{
    private const string Abi = """[{"type":"function","name":"f","stateMutability":"view","inputs":[],"outputs":[{"name":"","type":"bool"}]}]""";

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    public void Every_encoding_with_a_mark_is_read(string name, bool withMark)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Abi)];

        Assert.Equal(Generation.Run(new AbiInput("abi/C.json", Abi)).SourceOf("C"), Generate(SourceText.From(new MemoryStream(bytes))));
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_read_as_well_as_can_be()
    {
        byte[] bytes = [.. "{\"comment\":\"".Select(static c => (byte)c), 0xff, 0xfe, .. Encoding.UTF8.GetBytes($"\",\"abi\":{Abi}}}")];

        Assert.Contains("FAsync", Generate(SourceText.From(new MemoryStream(bytes))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_may_end_in_any_way() => Assert.Equal(
        ["abi/C.json(3,11): Error FAB0002: \"fn\" is no type of an ABI entry", "abi/C.json(5,1): Error FAB0002: An entry of an ABI is an object"],
        await AbiAnalysis.LinesAsync(new AbiInput("abi/C.json", "[\r\n {\r \"type\" : \"fn\"},\n\n5]")));

    [Fact]
    public async Task Names_and_notes_of_other_alphabets_are_kept()
    {
        AbiInput file = new("abi/C.json", """
            {
              "abi": [{"type":"function","name":"größe","stateMutability":"view","inputs":[{"name":"длина","type":"uint256"}],"outputs":[]}],
              "userdoc": { "methods": { "größe(uint256)": { "notice": "Tells the size — in metres 📏." } } }
            }
            """);

        string source = Generation.Run(file).SourceOf("C");

        Assert.Empty(await AbiAnalysis.RunAsync(file));
        Assert.Contains("record Größe ", source, StringComparison.Ordinal);
        Assert.Contains("Tells the size — in metres 📏.", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Syntax_trees_deeper_than_any_stack_and_huge_members_are_passed_over()
    {
        string tree = string.Concat(Enumerable.Repeat("{\"a\":[", 50_000)) + string.Concat(Enumerable.Repeat("]}", 50_000));
        string big = $$"""{ "ast": {{tree}}, "deployedBytecode": "0x{{new string('6', 20_000_000)}}", "abi": {{Abi}} }""";

        Assert.Contains("FAsync", Generate(SourceText.From(big, Encoding.UTF8)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(200)]
    public async Task Deep_tuples_are_read_or_refused_but_never_an_overflow(int depth)
    {
        string tuple = "{\"name\":\"v\",\"type\":\"uint8\"}";
        for (int i = 0; i < depth; i++)
        {
            tuple = $$"""{"name":"t","type":"tuple","components":[{{tuple}}]}""";
        }

        string[] ids = [.. (await AbiAnalysis.RunAsync(new AbiInput("abi/C.json", $$"""[{"type":"function","name":"f","inputs":[{{tuple}}]}]"""))).Select(static diagnostic => diagnostic.Id)];

        Assert.Equal(depth > 100 ? ["FAB0001"] : [], ids);
    }

    [Theory]
    [InlineData(32, 0)]
    [InlineData(33, 1)]
    [InlineData(600, 1)]
    public async Task More_dimensions_than_any_contract_has_are_refused(int dimensions, int reports)
    {
        string type = "uint8" + string.Concat(Enumerable.Repeat("[1]", dimensions));

        Assert.Equal(reports, (await AbiAnalysis.RunAsync(new AbiInput("abi/C.json", $$"""[{"type":"function","name":"f","inputs":[{"type":"{{type}}"}]}]"""))).Count(static diagnostic => diagnostic.Id == "FAB0002"));
    }

    [Fact]
    public async Task Huge_numbers_are_numbers() => Assert.Empty(await AbiAnalysis.RunAsync(new AbiInput(
        "abi/C.json", $$"""[{"type":"function","name":"f","gas":{{new string('9', 5000)}},"price":-1.5e+99999,"inputs":[],"outputs":[]}]""")));

    [Fact]
    public Task The_last_of_two_members_of_one_name_counts() => AbiAnalysis.AssertReportedAsync(
        new AbiInput("abi/C.json", """[{"type":"a","type":[|"b"|]}]"""), "Error FAB0002: \"b\" is no type of an ABI entry");

    private static string Generate(SourceText text) => Assert.Single(
        Generation.CreateDriver([new InMemoryText(new AbiInput("abi/C.json", "")) { Text = text }], new InMemoryOptions("Acme.Contracts", runAnalyzers: true))
            .RunGenerators(TestCompilation.Create(), TestContext.Current.CancellationToken).GetRunResult().Results[0].GeneratedSources).SourceText.ToString();
}
