using Fabstir.Abi;
using Fabstir.Codegen.Generators.Tests.Harness;
using Fabstir.Ethereum;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>What a node is asked for. Topics are those of ethers' <c>Interface.encodeFilterTopics</c>; a place where all are let through is empty.</summary>
public sealed class FilterTests
{
    private const string Deposited = "0x6f7c6475a03ea665d7b001b4a434f753ce3aeb4927db94002435b25d7a1f65d0";
    private const string StatusChanged = "0xe1377aa21d49fa10bb9ece6a0cd4f75597a90a80c3750f7f7674967f49ab9a62";
    private const string Renamed = "0xbce3699843c8cefae93abf9da2ce99c22d1f1598e0f6e7ca068e35254969483c";

    [Theory]
    [InlineData("Deposited()", Deposited, "", "")]
    [InlineData($"Deposited {{ Account = [{VaultCode.AccountA}] }}", Deposited, "a1", "")]
    [InlineData($"Deposited {{ Token = [{VaultCode.AccountA}, {VaultCode.AccountB}] }}", Deposited, "", "a1 b2")]
    [InlineData("StatusChanged { From = [Enums.IVault.Status.Active, Enums.IVault.Status.Paused], To = [Enums.IVault.Status.TimedOut] }", StatusChanged, "0 1", "2")]
    [InlineData("Renamed { OldName = [Keccak256.Hash(\"old\"u8)] }", Renamed, "0xf6832a2ac9bbf5bd0cf3f96fbc984efa35bbe86c03d1e1b7328a15c6c73e1395")]
    [InlineData("Heartbeat { Round = [9] }", "9")]
    public void A_filter_has_the_topics_of_its_arguments(string filter, params string[] places)
    {
        string[][] expected = [.. places.Select(static place => place.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Word).ToArray())];

        string[][] actual = VaultCode.Assembly.Run<string[][]>(
            $$"""
            return Topics(new Vault.Filters.{{filter}});

            static string[][] Topics<TEvent>(IEventFilter<TEvent> filter)
                where TEvent : IContractEvent<TEvent> =>
                [.. filter.GetTopics().Select(place => place.Select(topic => topic.ToString()).ToArray())];
            """);

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void A_client_asks_for_the_events_of_its_contract()
    {
        RecordingTransport transport = new() { Logs = [DepositedLog(topicCount: 3), DepositedLog(topicCount: 2)] };

        string events = VaultCode.Assembly.Run<string>(
            $"""
            Vault client = new(transport, {VaultCode.AccountB});
            var events = client.GetEventsAsync(new Vault.Filters.Deposited(), BlockRange.Since(7)).Result;
            return string.Join(" ", events.Select(found => found.Event + " of block " + found.Log.BlockNumber));
            """,
            transport);

        Assert.Equal(Address.Parse("0x00000000000000000000000000000000000000b2"), transport.Query!.Address);
        Assert.Equal(BlockRange.Since(7), transport.Query.Blocks);
        Assert.Equal(
            "Deposited { Account = 0x0000000000000000000000000000000000000000, Token = 0x0000000000000000000000000000000000000000, Amount = 10, Shares = Shares { Value = 5 } } of block 1",
            events);
    }

    [Theory]
    [InlineData("new Vault.Filters.Deposited { Amount = [1] }", "CS0117", "what is not indexed cannot be asked for")]
    [InlineData("new Vault.Filters.StatusChanged { From = [1] }", "CS0029", "a number is no member of an enum")]
    [InlineData("new Vault(transport, default).GetEventsAsync(new Other(), BlockRange.All)", "CS0246", "a filter is of an event of the contract")]
    public void A_filter_that_makes_no_sense_does_not_compile(string expression, string expected, string because) =>
        Assert.True(VaultCode.Assembly.ErrorsOf($"_ = {expression};").Contains(expected), because);

    private static Log DepositedLog(int topicCount) => new()
    {
        Address = default,
        Topics = [.. HexText.ReadTopics($"{Deposited}\n0x00\n0x00")[..topicCount]],
        Data = HexText.Words(10, 5),
        BlockNumber = 1,
        BlockHash = default,
        TransactionHash = default,
        Index = 0,
    };

    private static string Word(string topic) => topic.Length > 64 ? topic : "0x" + topic.PadLeft(64, '0');
}
