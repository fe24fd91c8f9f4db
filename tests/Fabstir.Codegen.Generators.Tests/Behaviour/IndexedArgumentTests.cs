using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>Indexed arguments: values where they fit in a topic, else their Keccak-256, as the ABI specification has it.</summary>
public sealed class IndexedArgumentTests
{
    private static readonly Lazy<GeneratedAssembly> Registry = new(static () => GeneratedAssembly.Of(AbiInput.Of(
        "Registry",
        "event Text(string indexed a,bytes indexed b)",
        "event List(uint256[] indexed a,uint256[2] indexed b,(uint256 x,bool y)<struct Pair> indexed c)",
        "event Small(uint24 indexed a,int16 indexed b,bool indexed c)",
        "event Fixed(bytes4 indexed a,address indexed b,function indexed c)",
        "event Named(uint8<enum Kind> indexed a,uint64<Price> indexed b,uint256<Amount> c)",
        "event Mixed((uint256 x,bool y)<struct Pair> a,string indexed b,string c,uint8 indexed d)")));

    [Theory]
    [InlineData("Text", "A", "Bytes32")]
    [InlineData("Text", "B", "Bytes32")]
    [InlineData("List", "A", "Bytes32")]
    [InlineData("List", "B", "Bytes32")]
    [InlineData("List", "C", "Bytes32")]
    [InlineData("Small", "A", "UInt32")]
    [InlineData("Small", "B", "Int16")]
    [InlineData("Fixed", "A", "Bytes4")]
    [InlineData("Fixed", "C", "ExternalFunction")]
    [InlineData("Named", "A", "Kind")]
    [InlineData("Named", "B", "Price")]
    public void The_type_of_an_argument_says_whether_it_is_a_value_or_a_hash(string @event, string property, string type)
    {
        Assert.Equal(type, Registry.Value.Evaluate<string>($"typeof(Registry.Event.{@event}).GetProperty(\"{property}\")!.PropertyType.Name"));
        Assert.Equal(type, Registry.Value.Evaluate<string>($"typeof(Registry.Filters.{@event}).GetProperty(\"{property}\")!.PropertyType.GetGenericArguments()[0].Name"));
    }

    // Topics of ethers' encodeEventLog, and for function of the ABI specification: like a bytes24.
    [Theory]
    [InlineData("Small { A = 0xabcdef, B = -2, C = true }", """
        0x0000000000000000000000000000000000000000000000000000000000abcdef
        0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe
        0x0000000000000000000000000000000000000000000000000000000000000001
        """)]
    [InlineData($"Fixed {{ A = Bytes4.Parse(\"0x12345678\"), B = {VaultCode.AccountA}, C = new({VaultCode.AccountB}, Bytes4.Parse(\"0x12345678\")) }}", """
        0x1234567800000000000000000000000000000000000000000000000000000000
        0x00000000000000000000000000000000000000000000000000000000000000a1
        0x00000000000000000000000000000000000000b2123456780000000000000000
        """)]
    [InlineData("Named { A = new(3), B = new(99), C = new(1) }", """
        0x0000000000000000000000000000000000000000000000000000000000000003
        0x0000000000000000000000000000000000000000000000000000000000000063
        """)]
    public void Values_go_into_topics_and_come_back(string value, string topics)
    {
        string @event = $"new Registry.Event.{value}";

        Assert.Equal(HexText.ReadTopics(topics), Registry.Value.Evaluate<Fabstir.Abi.AbiArray<Fabstir.Abi.Bytes32>>($"LogData.GetTopics({@event})").ToArray()[1..]);
        Assert.True(Registry.Value.Run<bool>($"var value = {@event}; return value.Equals(Registry.Event.Decode(LogData.GetTopics(value).AsSpan(), LogData.Encode(value)));"));
    }

    [Fact]
    public void A_hash_is_the_topic_as_it_stands() => Assert.Equal(
        "Mixed { A = Pair { X = 1, Y = True }, B = 0x00000000000000000000000000000000000000000000000000000000000000bb, C = c, D = 4 }",
        Registry.Value.Run<string>("""
            var value = new Registry.Event.Mixed { A = new() { X = 1, Y = true }, B = HexText.ReadTopics("0xbb")[0], C = "c", D = 4 };
            return Registry.Event.Decode(LogData.GetTopics(value).AsSpan(), LogData.Encode(value)).ToString();
            """));

    [Theory]
    [InlineData("Small", "0x01000000\n0x00\n0x00", "uint24")]
    [InlineData("Small", "0x00\n0x8000\n0x00", "int16")]
    [InlineData("Small", "0x00\n0x00\n0x02", "bool")]
    public void A_topic_out_of_the_range_of_its_type_is_unknown(string @event, string topics, string part)
    {
        string reason = Registry.Value.Evaluate<string>(
            $"((Registry.Event.Unknown)Registry.Event.Decode([Registry.Topics.{@event}, .. HexText.ReadTopics(\"\"\"\n{topics}\n\"\"\")], default)).Reason");

        Assert.Contains(part, reason, StringComparison.Ordinal);
    }
}
