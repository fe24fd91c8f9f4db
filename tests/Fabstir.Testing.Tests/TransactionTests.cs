using Fabstir.Ethereum;
using static Fabstir.Testing.Tests.Vaults;

namespace Fabstir.Testing.Tests;

/// <summary>Transactions are accepted and mined as the test says, and what they emit can be read.</summary>
public sealed class TransactionTests
{
    private readonly FakeTransport _transport = new();
    private readonly Vault _vault;

    public TransactionTests() => _vault = new Vault(_transport, VaultAddress);

    [Fact]
    public async Task Success_with_events_in_the_receipt_and_in_the_logs()
    {
        _transport.OnSend(Deposit(5))
            .Emits(Deposited(5))
            .Emits(new Vault.Event.StatusChanged { From = Enums.IVault.Status.Active, To = Enums.IVault.Status.Paused })
            .Emits(Deposited(99), Other);

        TransactionHandle handle = await _vault.DepositAsync(Deposit(5), cancellationToken: Cancellation);
        TransactionReceipt receipt = await handle.WaitAsync(cancellationToken: Cancellation);

        Assert.Equal((handle.Hash, _transport.Account, true), (receipt.TransactionHash, receipt.From, receipt.Succeeded));
        Assert.Equal(Deposited(5), Assert.Single(receipt.GetEvents<Vault.Event.Deposited>(VaultAddress)));
        Assert.Equal(3, receipt.Logs.Length);
        IReadOnlyList<EventLog<Vault.Event.Deposited>> found =
            await _vault.GetEventsAsync(new Vault.Filters.Deposited { Account = [Alice] }, BlockRange.All, Cancellation);
        Assert.Equal(Deposited(5), Assert.Single(found).Event);
        Assert.Empty(await _vault.GetEventsAsync(new Vault.Filters.Deposited { Account = [Other] }, BlockRange.All, Cancellation));
    }

    [Fact]
    public async Task Value_and_options_are_recorded()
    {
        _transport.OnSend<Vault.Functions.Buy>();

        await _vault.BuyAsync(new() { MinShares = new ValueTypes.Shares(2) }, Wei.FromEther(1), new() { GasLimit = 9 }, Cancellation);

        RecordedMessage recorded = Assert.Single(_transport.Recorded);
        Assert.Equal((VaultAddress, "buy(uint128)", Wei.FromEther(1), 9UL), (recorded.To!.Value, recorded.Signature, recorded.Value, recorded.TransactionOptions!.GasLimit!.Value));
        Assert.Equal(new Vault.Functions.Buy { MinShares = new ValueTypes.Shares(2) }, recorded.Call);
        Assert.Equal(new ValueTypes.Shares(2), Assert.Single(_transport.TransactionsOf<Vault.Functions.Buy>()).MinShares);
        Assert.Empty(_transport.CallsOf<Vault.Functions.Buy>());
    }

    [Fact]
    public async Task Refused_before_it_is_sent()
    {
        _transport.OnSend<Vault.Functions.Deposit>().RevertsWith(new Vault.Error.InsufficientFunds { Available = 1, Required = 5 });

        ContractRevertedException refused = await Assert.ThrowsAsync<ContractRevertedException>(() => _vault.DepositAsync(Deposit(5), cancellationToken: Cancellation));

        Assert.Equal(new Vault.Error.InsufficientFunds { Available = 1, Required = 5 }, refused.Error);
        Assert.Equal(0UL, _transport.BlockNumber);
    }

    [Fact]
    public async Task Failed_when_it_was_mined()
    {
        _transport.OnSend<Vault.Functions.Open>().FailsWith(new Vault.Error.Closed());
        TransactionHandle handle = await _vault.OpenAsync(cancellationToken: Cancellation);

        TransactionRevertedException failed = await Assert.ThrowsAsync<TransactionRevertedException>(() => handle.WaitAsync(cancellationToken: Cancellation));

        Assert.Equal((new Vault.Error.Closed(), false), (failed.Error, failed.Receipt.Succeeded));
    }

    [Fact]
    public async Task Native_currency_without_calldata()
    {
        _transport.OnSend("a gift", static one => one.Calldata.IsEmpty && one.Value > Wei.Zero);

        await _vault.ReceiveAsync(Wei.FromGwei(1), cancellationToken: Cancellation);

        await Assert.ThrowsAsync<UnexpectedMessageException>(() => _vault.FallbackAsync(default, Wei.Zero, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task What_was_not_expected_is_shown_decoded()
    {
        _transport.OnSend(Deposit(5), VaultAddress);
        _transport.OnCall<Vault.Functions.FEE, ushort>();

        UnexpectedMessageException unexpected = await Assert.ThrowsAsync<UnexpectedMessageException>(() => _vault.DepositAsync(Deposit(6), cancellationToken: Cancellation));

        Assert.Equal(Deposit(6), unexpected.Recorded.Call);
        Assert.Equal(
            """
            No expectation matches the transaction to 0x00000000000000000000000000000000000000A1: Deposit { Token = 0x00000000000000000000000000000000000000C1, Amount = 6, MinShares = Shares { Value = 1 } }.
            Expected are:
            - transaction to 0x00000000000000000000000000000000000000A1: Deposit { Token = 0x00000000000000000000000000000000000000C1, Amount = 5, MinShares = Shares { Value = 1 } }
            - call: FEE()
            """,
            unexpected.Message);
    }

    [Fact]
    public async Task What_did_not_happen_is_named()
    {
        _transport.OnSend<Vault.Functions.Open>();
        _transport.OnSend(Deposit(5));
        await _vault.OpenAsync(cancellationToken: Cancellation);

        ExpectationNotMetException missing = Assert.Throws<ExpectationNotMetException>(_transport.VerifyAll);

        Assert.StartsWith("transaction: Deposit {", Assert.Single(missing.Missing), StringComparison.Ordinal);
        await _vault.DepositAsync(Deposit(5), cancellationToken: Cancellation);
        _transport.VerifyAll();
    }
}
