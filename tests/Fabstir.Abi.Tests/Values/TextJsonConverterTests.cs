using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Fabstir.Abi.Tests;

/// <summary>What holds for each type that is written as text in JSON.</summary>
/// <param name="text">The text form of a value.</param>
/// <param name="refused">A text that is no value of the type.</param>
public abstract class TextJsonConverterTests<T>(string text, string refused)
    where T : struct, IParsable<T>
{
    private readonly T _value = GenericText.Parse<T>(text);

    private string Json => $"\"{text}\"";

    [Fact]
    public void Is_a_string()
    {
        Assert.Equal(Json, JsonSerializer.Serialize(_value));
        Assert.Equal(_value, JsonSerializer.Deserialize<T>(Json));
    }

    [Fact]
    public void Is_a_member_an_element_and_an_optional_value()
    {
        Holder holder = new() { Value = _value, Optional = null, Several = [_value, default] };
        string json = JsonSerializer.Serialize(holder);
        Holder read = JsonSerializer.Deserialize<Holder>(json)!;

        Assert.Equal($$"""{"Value":{{Json}},"Optional":null,"Several":[{{Json}},"{{default(T)}}"]}""", json);
        Assert.Equal((_value, null), (read.Value, read.Optional));
        Assert.Equal([_value, default], read.Several);
    }

    [Fact]
    public void Is_the_key_of_a_dictionary()
    {
        Dictionary<T, int> dictionary = new() { [_value] = 7 };
        string json = JsonSerializer.Serialize(dictionary);

        Assert.Equal($"{{{Json}:7}}", json);
        Assert.Equal(dictionary, JsonSerializer.Deserialize<Dictionary<T, int>>(json));
    }

    [Fact]
    public void Is_read_when_escaped()
    {
        string escaped = $"\"{string.Concat(text.Select(static c => $"\\u{(int)c:x4}"))}\"";

        Assert.Equal(_value, JsonSerializer.Deserialize<T>(escaped));
        Assert.Equal(_value, Assert.Single(JsonSerializer.Deserialize<Dictionary<T, int>>($"{{{escaped}:1}}")!).Key);
    }

    [Fact]
    public void Is_read_from_memory_in_pieces()
    {
        byte[] json = Encoding.UTF8.GetBytes(Json);
        for (int split = 1; split < json.Length; split++)
        {
            Piece first = new(json.AsMemory(0, split), 0);
            Piece last = first.Followed(json.AsMemory(split));
            Utf8JsonReader reader = new(new ReadOnlySequence<byte>(first, 0, last, json.Length - split));

            Assert.Equal(_value, JsonSerializer.Deserialize<T>(ref reader));
        }
    }

    [Fact]
    public void Refuses_other_text_and_says_where_in_the_document()
    {
        JsonException inValue = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dictionary<string, T[]>>($$"""{"a":[{{Json}},"{{refused}}"]}"""));
        JsonException inKey = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dictionary<T, int>>($$"""{"{{refused}}":1}"""));

        Assert.Equal("$.a[1]", inValue.Path);
        Assert.StartsWith("$", inKey.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1e3")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"\"")]
    public void Refuses_what_is_no_text_form(string json)
    {
        JsonException refusal = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T[]>($"[{json}]"));
        Assert.Equal("$[0]", refusal.Path);
    }

    private sealed record Holder
    {
        public required T Value { get; init; }

        public required T? Optional { get; init; }

        public required T[] Several { get; init; }
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, long before) => (Memory, RunningIndex) = (memory, before);

        public Piece Followed(ReadOnlyMemory<byte> memory)
        {
            Piece next = new(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}

public sealed class AddressJsonTests() : TextJsonConverterTests<Address>("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed");

public sealed class Bytes4JsonTests() : TextJsonConverterTests<Bytes4>("0xa9059cbb", "0xa9059c");

public sealed class Bytes32JsonTests() : TextJsonConverterTests<Bytes32>("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef", "0x");

public sealed class UInt256JsonTests() : TextJsonConverterTests<UInt256>(
    "115792089237316195423570985008687907853269984665640564039457584007913129639935",
    "115792089237316195423570985008687907853269984665640564039457584007913129639936");

public sealed class Int256JsonTests() : TextJsonConverterTests<Int256>(
    "-57896044618658097711785492504343953926634992332820282019728792003956564819968",
    "-57896044618658097711785492504343953926634992332820282019728792003956564819969");
