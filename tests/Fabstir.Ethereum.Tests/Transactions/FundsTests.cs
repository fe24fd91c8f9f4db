using System.Text.Json.Nodes;
using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

/// <summary>The fake node estimates 50,000 gas, of which 60,000 may be used, and has a fee of 1,000,000,014 wei.</summary>
public sealed class FundsTests
{
    private const ulong Gas = 60_000UL * 1_000_000_014;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5_000, 0)]
    [InlineData(5_000, 700)]
    public async Task An_account_that_has_a_wei_too_little_sends_nothing(ulong value, ulong dataFee)
    {
        using World world = WithDataFee(dataFee);
        JsonRpcTransport transport = world.CreateTransport();
        RecordingJournal journal = new();
        world.Node.Methods.Balance = _ => ((UInt256)(Gas + value + dataFee - 1)).ToString("x");

        InsufficientFundsException refusal = await Assert.ThrowsAsync<InsufficientFundsException>(() => SendAsync());

        Assert.Equal(
            (world.Signer.Address, new Wei(Gas + value + dataFee - 1), new Wei(value), new Wei(Gas), new Wei(dataFee)),
            (refusal.Account, refusal.Balance, refusal.Value, refusal.Gas, refusal.DataFee));
        Assert.Empty(journal.Signed);
        Assert.Equal(0, world.Node.CountOf("eth_sendRawTransaction"));

        world.Node.Methods.Balance = _ => ((UInt256)(Gas + value + dataFee)).ToString("x");
        await SendAsync();
        Assert.Equal(0UL, Assert.Single(world.Node.Chain.Pool).Nonce);

        Task<TransactionHandle> SendAsync() =>
            world.RunAsync(transport.SendAsync(World.Ping with { Value = new Wei(value) }, new() { Journal = journal }, Test.Token));
    }

    [Fact]
    public async Task The_data_fee_is_asked_for_with_the_bytes_that_are_signed()
    {
        using World world = WithDataFee(700);
        JsonRpcTransport transport = world.CreateTransport();

        await world.SendAsync(transport);
        await world.SendAsync(transport);

        // getL1Fee(bytes), an offset, a length, and the transaction.
        JsonNode call = JsonNode.Parse(world.Node.Bodies.First(body => body.Contains("eth_call", StringComparison.Ordinal)))!["params"]![0]!;
        Assert.Equal("0x420000000000000000000000000000000000000F", (string)call["to"]!, ignoreCase: true);
        Bytes data = Bytes.Parse((string)call["data"]!);
        Assert.StartsWith("0x49948e0e" + new string('0', 62) + "20", data.ToString(), StringComparison.Ordinal);
        int length = (int)UInt256.ReadBigEndian(data.AsSpan()[36..68]);
        Bytes[] fields = RlpDecoder.DecodeList(data.AsSpan().Slice(69, length - 1));
        Assert.Equal((2, Bytes.Create(World.Contract.AsSpan()), Bytes.Create(World.Ping.Calldata.Span)), (data[68], fields[5], fields[7]));
        Assert.Equal(1, world.Node.CountOf("eth_getCode"));
        Assert.Equal(2, world.Node.CountOf("eth_call"));
    }

    [Fact]
    public async Task A_balance_of_a_node_that_is_behind_is_asked_for_again()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        world.Node.Next("eth_getBalance", NodeFaults.Answer("0x0"));

        await world.SendAsync(transport);

        Assert.Equal(2, world.Node.CountOf("eth_getBalance"));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public async Task A_node_that_cannot_estimate_for_want_of_the_value_is_understood_by_the_balance(int balance, bool isInsufficient)
    {
        using World world = new();
        world.Node.Always("eth_estimateGas", NodeFaults.Fail(-32000, "no"));
        world.Node.Methods.Balance = _ => ((UInt256)(uint)balance).ToString("x");

        EthereumException refusal = await Assert.ThrowsAnyAsync<EthereumException>(
            () => world.RunAsync(world.CreateTransport().SendAsync(World.Ping with { Value = new Wei(5) }, cancellationToken: Test.Token)));

        Assert.Equal(isInsufficient ? typeof(InsufficientFundsException) : typeof(JsonRpcException), refusal.GetType());
    }

    [Fact]
    public async Task A_value_that_no_sum_can_hold_is_no_overflow()
    {
        using World world = new();

        await Assert.ThrowsAsync<InsufficientFundsException>(
            () => world.RunAsync(world.CreateTransport().SendAsync(World.Ping with { Value = new Wei(UInt256.MaxValue) }, cancellationToken: Test.Token)));
    }

    private static World WithDataFee(ulong fee)
    {
        World world = new();
        world.Node.Methods.Code = fee == 0 ? "0x" : "0x6001";
        world.Node.Methods.Call = _ => "0x" + fee.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);
        return world;
    }
}
