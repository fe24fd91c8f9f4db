using Fabstir.Codegen.Generators.Parsing;
using Fabstir.Codegen.Generators.Parsing.Json;

namespace Fabstir.Codegen.Generators.Tests.Parsing;

/// <summary>The JSON reader against RFC 8259, and the places that it keeps.</summary>
public sealed class JsonReaderTests
{
    [Theory]
    [InlineData("null", "Null", "")]
    [InlineData("true", "True", "")]
    [InlineData("false", "False", "")]
    [InlineData("0", "Number", "0")]
    [InlineData("-0", "Number", "-0")]
    [InlineData("-12.50e+07", "Number", "-12.50e+07")]
    [InlineData("1E400", "Number", "1E400")]
    [InlineData("\"\"", "String", "")]
    [InlineData("\"a\"", "String", "a")]
    [InlineData("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "String", "\"\\/\b\f\n\r\t")]
    [InlineData("\"\\u0041\\u00e9\\uD83D\\uDE00\"", "String", "A\u00e9\U0001F600")]
    [InlineData("\"\\u0000\"", "String", "\0")]
    [InlineData("\"\u007f\u2028\"", "String", "\u007f\u2028")]
    [InlineData("[]", "Array", "")]
    [InlineData("{}", "Object", "")]
    [InlineData(" \t\r\n1 \t\r\n", "Number", "1")]
    [InlineData("\uFEFF1", "Number", "1")]
    public void A_value_is_what_the_grammar_says(string text, string kind, string content)
    {
        JsonValue value = Read(text)!;

        Assert.Equal(kind, value.Kind.ToString());
        Assert.Equal(content, value.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("tru")]
    [InlineData("True")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("undefined")]
    [InlineData("01")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("1e")]
    [InlineData("0x10")]
    [InlineData("'a'")]
    [InlineData("\"a")]
    [InlineData("\"\\a\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"\\u12g4\"")]
    [InlineData("\"\\u +12\"")]
    [InlineData("\"a\nb\"")]
    [InlineData("\"a\tb\"")]
    [InlineData("\"a\0b\"")]
    [InlineData("[")]
    [InlineData("[1")]
    [InlineData("[1,]")]
    [InlineData("[,1]")]
    [InlineData("[1 2]")]
    [InlineData("[1}")]
    [InlineData("]")]
    [InlineData("{")]
    [InlineData("{\"a\"}")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{a:1}")]
    [InlineData("{1:1}")]
    [InlineData("{\"a\":1 \"b\":2}")]
    [InlineData("{\"a\":1]")]
    [InlineData("1 2")]
    [InlineData("[]]")]
    [InlineData("/**/1")]
    [InlineData("\u00a01")]
    [InlineData("\uFEFF\uFEFF1")]
    public void What_the_grammar_has_not_is_refused(string text)
    {
        JsonReader reader = new(text, new TextRange(0, text.Length), TestContext.Current.CancellationToken);

        Assert.Null(reader.Read());
        Assert.NotNull(reader.Failure);
        Assert.InRange(reader.FailureRange.Start, 0, text.Length);
        Assert.InRange(reader.FailureRange.Start + reader.FailureRange.Length, 0, text.Length);
    }

    [Fact]
    public void Every_value_knows_where_it_stands()
    {
        const string Text = """{ "a": [1, "two" , { "b" : null }], "a": -3.5 }""";
        JsonValue root = Read(Text)!;

        JsonValue list = root.Members[0].Value;
        Assert.Equal(["""[1, "two" , { "b" : null }]""", "1", "\"two\"", "{ \"b\" : null }", "null", "-3.5", Text],
            new[] { list, list.Items[0], list.Items[1], list.Items[2], list.Items[2]["b"]!, root["a"]!, root }.Select(value => Text.Substring(value.Range.Start, value.Range.Length)));
    }

    [Fact]
    public void Of_members_of_one_name_the_last_counts() => Assert.Equal("2", Read("""{"a":1,"a":2}""")!["a"]!.Text);

    [Fact]
    public void Members_are_told_apart_by_case() => Assert.Null(Read("""{"Abi":[]}""")!["abi"]);

    [Fact]
    public void What_is_no_object_has_no_members()
    {
        Assert.Null(Read("[1]")!["a"]);
        Assert.Null(Read("\"text\"")!.TextOf("a"));
        Assert.Null(Read("""{"a":1}""")!.TextOf("a"));
    }

    [Theory]
    [InlineData("{\"skip\":{\"a\":[1,{\"b\":\"}]\\\"\"}]},\"abi\":[]}")]
    [InlineData("{\"abi\":[],\"skip\":\"\\\\\"}")]
    [InlineData("{\"skip\":-1.5e3 ,\"abi\":[]}")]
    [InlineData("{\"skip\":null,\"abi\":[]}")]
    [InlineData("{\"skip\":\"\",\"abi\":[]}")]
    [InlineData("{\"skip\":[],\"more\":{},\"abi\":[]}")]
    [InlineData("{\"skip\" : [ ] , \"abi\" : [ ] }")]
    public void What_nobody_wants_is_passed_over(string text) =>
        Assert.Equal(["abi"], Read(text, static name => name == "abi")!.Members.Where(static member => member.Value.Kind != JsonKind.Unread).Select(static member => member.Name));

    [Fact]
    public void What_was_passed_over_is_read_where_it_stands()
    {
        const string Text = """{ "abi" : [], "evm" : { "bytecode" : { "object" : "0x60" } } , "id":7}""";
        JsonValue root = Read(Text, static name => name == "abi")!;

        Assert.Equal("0x60", new JsonReader(Text, root["evm"]!.Range, TestContext.Current.CancellationToken).Read()!["bytecode"]!.TextOf("object"));
        Assert.Equal("7", new JsonReader(Text, root["id"]!.Range, TestContext.Current.CancellationToken).Read()!.Text);
    }

    [Theory]
    [InlineData("{\"skip\":")]
    [InlineData("{\"skip\":\"")]
    [InlineData("{\"skip\":\"\\\"}")]
    [InlineData("{\"skip\":[")]
    [InlineData("{\"skip\":[{]")]
    [InlineData("{\"skip\":1")]
    [InlineData("{\"skip\":}")]
    public void What_is_passed_over_has_an_end(string text) => Assert.Null(Read(text, static _ => false));

    [Fact]
    public void Only_members_of_the_outermost_object_are_passed_over() =>
        Assert.NotNull(Read("""{"abi":[{"skip":1}]}""", static name => name == "abi")!["abi"]!.Items[0]["skip"]);

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void Depth_has_a_limit(int depth, bool accepted) => Assert.Equal(accepted, Read(new string('[', depth) + new string(']', depth)) is not null);

    [Fact]
    public void Reading_is_cancelled_when_nobody_waits_any_more()
    {
        using CancellationTokenSource source = new();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => new JsonReader("[1]", new TextRange(0, 3), source.Token).Read());
    }

    private static JsonValue? Read(string text, Func<string, bool>? isWanted = null)
    {
        JsonReader reader = new(text, new TextRange(0, text.Length), TestContext.Current.CancellationToken);
        return isWanted is null ? reader.Read() : reader.ReadLevel(isWanted);
    }
}
