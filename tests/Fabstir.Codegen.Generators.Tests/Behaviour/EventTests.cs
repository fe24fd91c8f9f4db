using Fabstir.Abi;
using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>Events to logs and back. Topics and data are those of ethers' <c>Interface.encodeEventLog</c>.</summary>
public sealed class EventTests
{
    private const string DepositedTopic = "0x6f7c6475a03ea665d7b001b4a434f753ce3aeb4927db94002435b25d7a1f65d0";

    public static TheoryData<string, string, string> Events { get; } = new()
    {
        {
            $"new Vault.Event.Deposited {{ Account = {VaultCode.AccountA}, Token = {VaultCode.AccountB}, Amount = 1000000, Shares = new(5) }}",
            $"""
            {DepositedTopic}
            0x00000000000000000000000000000000000000000000000000000000000000a1
            0x00000000000000000000000000000000000000000000000000000000000000b2
            """,
            """
            00000000000000000000000000000000000000000000000000000000000f4240
            0000000000000000000000000000000000000000000000000000000000000005
            """
        },
        {
            $$"""
            new Vault.Event.OrderFilled
            {
                Id = Bytes32.Parse("0x1111111111111111111111111111111111111111111111111111111111111111"),
                Order = {{VaultCode.Order}},
                Status = Enums.IVault.Status.Paused,
            }
            """,
            """
            0x73d48a33a427ac33f2c341e4ea365c8927de8da08a43b8a87fccae5ce48f7d49
            0x1111111111111111111111111111111111111111111111111111111111111111
            """,
            """
            0000000000000000000000000000000000000000000000000000000000000040
            0000000000000000000000000000000000000000000000000000000000000001
            00000000000000000000000000000000000000000000000000000000000000a1
            000000000000000000000000000000000000000000000000000000000000002a
            0000000000000000000000000000000000000000000000000000000000000060
            0000000000000000000000000000000000000000000000000000000000000002
            1111111111111111111111111111111111111111111111111111111111111111
            2222222222222222222222222222222222222222222222222222222222222222
            """
        },
        {
            """new Vault.Event.Renamed { OldName = Keccak256.Hash("old"u8), NewName = "new" }""",
            """
            0xbce3699843c8cefae93abf9da2ce99c22d1f1598e0f6e7ca068e35254969483c
            0xf6832a2ac9bbf5bd0cf3f96fbc984efa35bbe86c03d1e1b7328a15c6c73e1395
            """,
            """
            0000000000000000000000000000000000000000000000000000000000000020
            0000000000000000000000000000000000000000000000000000000000000003
            6e65770000000000000000000000000000000000000000000000000000000000
            """
        },
        {
            "new Vault.Event.StatusChanged { From = Enums.IVault.Status.Active, To = Enums.IVault.Status.TimedOut }",
            """
            0xe1377aa21d49fa10bb9ece6a0cd4f75597a90a80c3750f7f7674967f49ab9a62
            0x0000000000000000000000000000000000000000000000000000000000000000
            0x0000000000000000000000000000000000000000000000000000000000000002
            """,
            ""
        },
        {
            "new Vault.Event.Heartbeat { Round = 9, Data = [0xab, 0xcd, 0xef] }",
            "0x0000000000000000000000000000000000000000000000000000000000000009",
            """
            0000000000000000000000000000000000000000000000000000000000000020
            0000000000000000000000000000000000000000000000000000000000000003
            abcdef0000000000000000000000000000000000000000000000000000000000
            """
        },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_has_the_topics_and_data_that_a_contract_emits(string value, string topics, string data)
    {
        var (actualTopics, actualData) = VaultCode.Assembly.Run<(AbiArray<Bytes32>, byte[])>($"var value = {value}; return (LogData.GetTopics(value), LogData.Encode(value));");

        Assert.Equal(HexText.ReadTopics(topics), actualTopics.ToArray());
        Assert.Equal(HexText.Write(HexText.Read(data)), HexText.Write(actualData));
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void A_log_becomes_the_event_that_it_is_of(string value, string topics, string data)
    {
        string decoded = $"Vault.Event.Decode(HexText.ReadTopics(\"\"\"\n{topics}\n\"\"\"), HexText.Read(\"\"\"\n{data}\n\"\"\"))";

        Assert.True(VaultCode.Assembly.Evaluate<bool>($"{decoded}.Equals({value})"));
    }

    [Fact]
    public void A_switch_over_the_cases_reads_as_it_is_meant() => Assert.Equal("1000000", VaultCode.Assembly.Run<string>(
        $$"""
        Vault.Event @event = Vault.Event.Decode(
            [Bytes32.Parse("{{DepositedTopic}}"), default, default],
            HexText.Words(1000000, 5));
        return @event switch
        {
            Vault.Event.Deposited { Amount: var amount } => amount.ToString(),
            Vault.Event.Unknown { Reason: var reason } => reason,
            _ => "another",
        };
        """));

    [Theory]
    [InlineData("", "", "The log is no event of Vault.")]
    [InlineData("0x00000000000000000000000000000000000000000000000000000000000000ff\n0x01", "", "The log is no event of Vault.")]
    [InlineData(DepositedTopic + "\n0xa1\n0xb2", "", "The data ends too early: 32 bytes are needed, 0 are left of 0. (at byte 0)")]
    public void A_log_of_no_event_is_unknown_and_says_why(string topics, string data, string reason) => Assert.Equal(reason, ReasonOf(topics, data));

    [Theory]
    [InlineData(DepositedTopic, "one topic")]
    [InlineData(DepositedTopic + "\n0xa1", "2 topics")]
    [InlineData(DepositedTopic + "\n0xa1\n0xb2\n0xc3", "4 topics")]
    public void A_log_with_too_few_or_too_many_topics_is_unknown_and_names_the_event(string topics, string count)
    {
        string reason = ReasonOf(topics, "");

        Assert.StartsWith("A log of Deposited(", reason, StringComparison.Ordinal);
        Assert.Contains($"has 3 topics, the first {DepositedTopic}; got {count}", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_topic_that_is_no_address_is_unknown() => Assert.StartsWith(
        "The word 0x1111111111111111111111111111111111111111111111111111111111111111 is no address",
        ReasonOf($"{DepositedTopic}\n0x{new string('1', 64)}\n0xb2", "0000000000000000000000000000000000000000000000000000000000000001"),
        StringComparison.Ordinal);

    [Fact]
    public void What_could_not_be_decoded_is_kept()
    {
        var (topics, data) = VaultCode.Assembly.Run<(AbiArray<Bytes32>, Bytes)>("""
            var unknown = (Vault.Event.Unknown)Vault.Event.Decode(HexText.ReadTopics("0x07\n0x08\n0x09\n0x0a"), [1, 2, 3]);
            return (unknown.Topics, unknown.Data);
            """);

        Assert.Equal(HexText.ReadTopics("0x07\n0x08\n0x09\n0x0a"), topics.ToArray());
        Assert.Equal("0x010203", data.ToString());
    }

    private static string ReasonOf(string topics, string data) => VaultCode.Assembly.Evaluate<string>(
        $"((Vault.Event.Unknown)Vault.Event.Decode(HexText.ReadTopics(\"\"\"\n{topics}\n\"\"\"), HexText.Read(\"{data}\"))).Reason");
}
