using Fabstir.Abi;
using Fabstir.Codegen.Generators.Tests.Harness;
using Fabstir.Ethereum;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>What a client hands to its transport, and what it makes of the answer. Calldata and return data are ethers'.</summary>
public sealed class ClientTests
{
    private const string Client = "new Vault(transport, " + VaultCode.AccountB + ")";

    [Theory]
    [InlineData($"PreviewAsync(1000, {VaultCode.AccountA})")]
    [InlineData($"PreviewAsync(token: {VaultCode.AccountA}, amount: 1000)")]
    [InlineData($"PreviewAsync(new() {{ Token = {VaultCode.AccountA}, Amount = 1000 }})")]
    public void A_call_that_reads_takes_arguments_or_a_message(string call)
    {
        RecordingTransport transport = new() { ReturnData = HexText.Words(5, 25) };

        string result = VaultCode.Assembly.Evaluate<string>($"{Client}.{call}.Result.ToString()", transport);

        AssertSent(transport, "preview(uint256,address)", "761e89c1 00000000000000000000000000000000000000000000000000000000000003e8 00000000000000000000000000000000000000000000000000000000000000a1");
        Assert.Equal("Preview { Shares = Shares { Value = 5 }, Fee = 25 }", result);
    }

    [Fact]
    public void A_single_output_is_returned_as_it_is()
    {
        RecordingTransport transport = new() { ReturnData = HexText.Words(77) };

        Assert.Equal((UInt256)77, VaultCode.Assembly.Evaluate<UInt256>($"{Client}.BalanceOfAsync({VaultCode.AccountA}).Result", transport));
    }

    [Fact]
    public void More_return_data_than_a_newer_revision_was_known_to_give_is_accepted()
    {
        RecordingTransport transport = new() { ReturnData = HexText.Words(5, 25, 99) };

        Assert.Equal((UInt256)25, VaultCode.Assembly.Evaluate<UInt256>($"{Client}.PreviewAsync(1, default).Result.Fee", transport));
    }

    [Fact]
    public void An_answer_without_data_means_that_there_is_no_contract() => Assert.IsType<ContractNotFoundException>(
        Assert.Throws<AggregateException>(() => VaultCode.Assembly.Evaluate<object>($"{Client}.StatusAsync().Result")).InnerException);

    [Theory]
    [InlineData(
        $"DepositAsync(new() {{ MinShares = new(5), Token = {VaultCode.AccountA}, Amount = 1000000 }})",
        "deposit(address,uint256,uint128)",
        """
        2d2b96e8
        00000000000000000000000000000000000000000000000000000000000000a1
        00000000000000000000000000000000000000000000000000000000000f4240
        0000000000000000000000000000000000000000000000000000000000000005
        """)]
    [InlineData("OpenAsync()", "open()", "fcfff16f")]
    [InlineData("SetStatusAsync(new() { Status = Enums.IVault.Status.TimedOut })", "setStatus(uint8)", "2e49d78b 0000000000000000000000000000000000000000000000000000000000000002")]
    [InlineData("WithdrawAsync(new Vault.Functions.Withdraw { Amount = 9 })", "withdraw(uint256)", "2e1a7d4d 0000000000000000000000000000000000000000000000000000000000000009")]
    [InlineData(
        $"WithdrawAsync(new Vault.Functions.WithdrawUInt256Address {{ Amount = 9, To = {VaultCode.AccountB} }})",
        "withdraw(uint256,address)",
        "00f714ce 0000000000000000000000000000000000000000000000000000000000000009 00000000000000000000000000000000000000000000000000000000000000b2")]
    public void A_transaction_carries_its_message_and_no_currency(string call, string signature, string calldata)
    {
        RecordingTransport transport = new();

        VaultCode.Assembly.Evaluate<object>($"{Client}.{call}", transport);

        AssertSent(transport, signature, calldata);
        Assert.Equal(Wei.Zero, transport.Message!.Value);
    }

    [Fact]
    public void A_payable_transaction_carries_its_value()
    {
        RecordingTransport transport = new();

        VaultCode.Assembly.Evaluate<object>($"{Client}.BuyAsync(new() {{ MinShares = new(7) }}, Wei.FromEther(0.5m))", transport);

        AssertSent(transport, "buy(uint128)", "58db52a2 0000000000000000000000000000000000000000000000000000000000000007");
        Assert.Equal(Wei.FromEther(0.5m), transport.Message!.Value);
    }

    [Theory]
    [InlineData("ReceiveAsync(Wei.FromEther(1))", "receive()", "")]
    [InlineData("FallbackAsync(new byte[] { 1, 2, 3 }, Wei.FromEther(1))", "fallback()", "010203")]
    public void Receive_and_fallback_take_what_no_function_does(string call, string entry, string calldata)
    {
        RecordingTransport transport = new();

        VaultCode.Assembly.Evaluate<object>($"{Client}.{call}", transport);

        AssertSent(transport, entry, calldata);
        Assert.Equal(Wei.FromEther(1), transport.Message!.Value);
    }

    [Fact]
    public void Options_and_cancellation_reach_the_transport()
    {
        RecordingTransport transport = new() { ReturnData = HexText.Words(1) };

        CancellationToken token = VaultCode.Assembly.Run<CancellationToken>(
            $$"""
            CancellationToken token = new CancellationTokenSource().Token;
            _ = {{Client}}.StatusAsync(new CallOptions { Block = 7 }, token).Result;
            _ = {{Client}}.OpenAsync(new TransactionOptions { GasLimit = 8 }, token);
            return token;
            """,
            transport);

        Assert.Equal(BlockReference.At(7), transport.CallOptions!.Block);
        Assert.Equal(8UL, transport.TransactionOptions!.GasLimit);
        Assert.Equal(token, transport.CancellationToken);
    }

    [Fact]
    public void Reverts_are_decoded_as_errors_of_the_contract()
    {
        RecordingTransport transport = new();

        VaultCode.Assembly.Evaluate<object>($"{Client}.OpenAsync()", transport);

        Assert.Equal("Closed { }", transport.Message!.DecodeRevert!(HexText.Read("1cdde67b")).ToString());
    }

    [Fact]
    public void A_test_puts_something_else_in_the_place_of_a_client() => VaultCode.Project.AssertCompilesWithoutWarnings("""
        #nullable enable
        using System.Threading.Tasks;
        using Fabstir.Ethereum;

        namespace Acme.App;

        internal sealed class Desk(Acme.Contracts.Vault.IClient vault)
        {
            public Task<TransactionHandle> Open() => vault.OpenAsync();
        }
        """);

    [Fact]
    public void A_client_without_a_transport_is_refused_where_it_is_made() =>
        Assert.Throws<ArgumentNullException>(() => VaultCode.Assembly.Evaluate<object>("new Vault(null!, default)"));

    private static void AssertSent(RecordingTransport transport, string signature, string calldata)
    {
        Assert.Equal(Address.Parse("0x00000000000000000000000000000000000000b2"), transport.Message!.To);
        Assert.Equal(signature, transport.Message.Signature);
        Assert.Equal(HexText.Write(HexText.Read(calldata)), HexText.Write(transport.Message.Calldata.Span));
    }
}
