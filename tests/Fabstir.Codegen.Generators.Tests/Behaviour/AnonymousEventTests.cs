using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>Events without topic0: told apart by their number of topics, as far as that goes.</summary>
public sealed class AnonymousEventTests
{
    private static readonly Lazy<GeneratedAssembly> Bell = new(static () => GeneratedAssembly.Of(AbiInput.Of(
        "Bell",
        "event None(uint256 a) anonymous",
        "event One(uint256 indexed a,uint256 b) anonymous",
        "event Two(uint256 indexed a,uint256 indexed b) anonymous",
        "event Three(uint256 indexed a,uint256 indexed b,uint256 indexed c) anonymous",
        "event Four(uint256 indexed a,uint256 indexed b,uint256 indexed c,uint256 indexed d) anonymous",
        "event Rung(uint256 indexed a)")));

    private static readonly Lazy<GeneratedAssembly> Twins = new(static () => GeneratedAssembly.Of(AbiInput.Of(
        "Twins", "event Left(uint256 indexed a) anonymous", "event Right(address indexed a) anonymous")));

    [Theory]
    [InlineData("", "07", "None { A = 7 }")]
    [InlineData("0x01", "07", "One { A = 1, B = 7 }")]
    [InlineData("0x01\n0x02", "", "Two { A = 1, B = 2 }")]
    [InlineData("0x01\n0x02\n0x03", "", "Three { A = 1, B = 2, C = 3 }")]
    [InlineData("0x01\n0x02\n0x03\n0x04", "", "Four { A = 1, B = 2, C = 3, D = 4 }")]
    public void The_number_of_topics_says_which_event_it_is(string topics, string data, string expected)
    {
        string word = data.Length == 0 ? "" : data.PadLeft(64, '0');

        Assert.Equal(expected, Bell.Value.Evaluate<string>(
            $"Bell.Event.Decode(HexText.ReadTopics(\"\"\"\n{topics}\n\"\"\"), HexText.Read(\"{word}\")).ToString()"));
    }

    [Fact]
    public void A_known_topic0_comes_first() => Assert.Equal("Rung { A = 3 }", Bell.Value.Evaluate<string>(
        "Bell.Event.Decode([Bell.Topics.Rung, HexText.ReadTopics(\"0x03\")[0]], default).ToString()"));

    [Fact]
    public void A_log_of_a_named_event_is_never_of_an_anonymous_one() => Assert.StartsWith("A log of Rung(uint256) has 2 topics", Bell.Value.Evaluate<string>(
        "((Bell.Event.Unknown)Bell.Event.Decode([Bell.Topics.Rung], HexText.Words(7))).Reason"), StringComparison.Ordinal);

    [Theory]
    [InlineData("new Bell.Event.None { A = 7 }", 0, "0x0000000000000000000000000000000000000000000000000000000000000007")]
    [InlineData("new Bell.Event.Four { A = 1, B = 2, C = 3, D = 4 }", 4, "0x")]
    public void An_anonymous_event_is_encoded_without_topic0(string value, int topicCount, string data)
    {
        Assert.Equal(topicCount, Bell.Value.Evaluate<int>($"LogData.GetTopics({value}).Length"));
        Assert.Equal(data, Bell.Value.Evaluate<string>($"HexText.Write(LogData.Encode({value}))"));
    }

    [Fact]
    public void Nothing_says_which_of_two_with_as_many_topics_it_is() => Assert.Equal("The log is no event of Twins.", Twins.Value.Evaluate<string>(
        "((Twins.Event.Unknown)Twins.Event.Decode(HexText.ReadTopics(\"0x01\"), default)).Reason"));

    [Fact]
    public void Who_knows_which_event_to_expect_decodes_it() => Assert.Equal("Left { A = 1 }", Twins.Value.Evaluate<string>(
        "LogData.Decode<Twins.Event.Left>(HexText.ReadTopics(\"0x01\"), default).ToString()"));

    [Fact]
    public void Only_named_events_have_a_topic_constant() =>
        Assert.Equal(["Rung"], Bell.Value.Evaluate<string[]>("typeof(Bell.Topics).GetProperties().Select(property => property.Name).ToArray()"));
}
