using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Money;

/// <summary>What was earned, collected or deposited arrives in wallets, to the base unit.</summary>
public sealed class WithdrawalTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Way.Token, 7_053)]
    [InlineData(Way.Native, 3_205_227_273_113)]
    public async Task A_host_withdraws_a_part_of_its_earnings_and_then_the_rest(Way way, ulong share)
    {
        Address token = way == Way.Native ? Address.Zero : market.Usdc;
        await TakeEarningsAsync(token);
        await SettleAsync(way);
        UInt256 before = await Books.BalanceAsync(market, token, market.HostAddress);

        TransactionReceipt part = await market.Host.HostEarnings.WithdrawAsync(
            new() { Amount = 1_000, Token = token }, cancellationToken: Cancellation).MinedAsync();
        TransactionReceipt rest = await market.Host.HostEarnings.WithdrawAllAsync(new() { Token = token }, cancellationToken: Cancellation).MinedAsync();

        UInt256 gas = Books.GasOf(market.HostAddress, token, part, rest);
        Assert.Equal(before + share - gas, await Books.BalanceAsync(market, token, market.HostAddress));
        Assert.Equal([Withdrawn(1_000, share - 1_000)], EventsOf(part));
        Assert.Equal([Withdrawn(share - 1_000, 0)], EventsOf(rest));
        Assert.Equal((UInt256)0, await market.Host.HostEarnings.GetBalanceAsync(market.HostAddress, token, cancellationToken: Cancellation));

        HostEarnings.Event.EarningsWithdrawn Withdrawn(UInt256 amount, UInt256 remaining) =>
            new() { Host = market.HostAddress, Token = token, Amount = amount, RemainingBalance = remaining };
    }

    [Fact]
    public async Task A_host_withdraws_in_several_tokens_at_once_and_none_that_it_has_not_earned()
    {
        await TakeEarningsAsync(market.Usdc);
        await TakeEarningsAsync(Address.Zero);
        await SettleAsync(Way.Token);
        await SettleAsync(Way.Native);
        AbiArray<Address> tokens = [market.Usdc, market.Devnet.Deployment.Fab, Address.Zero];

        TransactionReceipt receipt = await market.Host.HostEarnings.WithdrawMultipleAsync(
            new() { Tokens = tokens }, cancellationToken: Cancellation).MinedAsync();

        Assert.Equal([(market.Usdc, 7_053), (Address.Zero, 3_205_227_273_113)], EventsOf(receipt).Select(static e => (e.Token, e.Amount)));
        Assert.Equal([0, 0, 0], await market.Host.HostEarnings.GetBalancesAsync(market.HostAddress, tokens, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task More_than_was_earned_is_refused()
    {
        ContractRevertedException refused = await Assert.ThrowsAsync<ContractRevertedException>(
            () => market.Client.HostEarnings.WithdrawAsync(new() { Amount = 1, Token = market.Usdc }, cancellationToken: Cancellation));

        Assert.Equal(new HostEarnings.Error.Revert("Insufficient earnings"), refused.Error);
    }

    [Fact]
    public async Task The_treasury_withdraws_its_fees()
    {
        await SettleAsync(Way.Token);
        await SettleAsync(Way.Native);
        Address treasury = market.Devnet.Accounts.Treasury.Address;
        Books fees = await Books.ReadAsync(market, market.Usdc);
        Books nativeFees = await Books.ReadAsync(market, Address.Zero);
        UInt256 usdc = await Books.BalanceAsync(market, market.Usdc, treasury);
        UInt256 ether = await Books.BalanceAsync(market, Address.Zero, treasury);

        TransactionReceipt receipt = await market.Treasury.JobMarketplace.WithdrawAllTreasuryFeesAsync(
            new() { Tokens = [market.Usdc] }, cancellationToken: Cancellation).MinedAsync();

        Assert.True(fees.TreasuryFees >= 783 && nativeFees.TreasuryFees >= 356_136_363_679);
        Assert.Equal(usdc + fees.TreasuryFees, await Books.BalanceAsync(market, market.Usdc, treasury));
        Assert.Equal(
            ether + nativeFees.TreasuryFees - Books.GasOf(treasury, Address.Zero, receipt), await Books.BalanceAsync(market, Address.Zero, treasury));
        Assert.Equal("Only treasury", await Refusal.ReasonOfAsync(market.Owner.JobMarketplace.WithdrawTreasuryNativeAsync(cancellationToken: Cancellation)));
    }

    [Theory]
    [InlineData(Way.TokenDeposit)]
    [InlineData(Way.NativeDeposit)]
    public async Task A_client_withdraws_what_it_deposited_and_no_session_took(Way way)
    {
        Address token = way == Way.NativeDeposit ? Address.Zero : market.Usdc;
        Books before = await Books.ReadAsync(market, token);
        await market.FillDepositAsync(way, 2_000_000);

        Assert.Equal("Insufficient balance", await Refusal.ReasonOfAsync(SendWithdrawalAsync(token, before.ClientDeposit + 2_000_001)));
        await SendWithdrawalAsync(token, 2_000_000).MinedAsync();

        Books after = await Books.ReadAsync(market, token);
        Assert.Equal((before.ClientDeposit, before.HeldByMarketplace), (after.ClientDeposit, after.HeldByMarketplace));
    }

    /// <summary>Withdraws what other tests have let the host earn: the order of tests depends on where they were built.</summary>
    private async Task TakeEarningsAsync(Address token)
    {
        if (await market.Host.HostEarnings.GetBalanceAsync(market.HostAddress, token, cancellationToken: Cancellation) > UInt256.Zero)
        {
            await market.Host.HostEarnings.WithdrawAllAsync(new() { Token = token }, cancellationToken: Cancellation).MinedAsync();
        }
    }

    private async Task SettleAsync(Way way)
    {
        UInt256 id = await market.OpenAsync(way);
        await market.ProveAsync(id, 1_234, 333);
        await market.EndAsync(id, Ending.ByClient);
    }

    private Task<TransactionHandle> SendWithdrawalAsync(Address token, UInt256 amount) => token.IsZero
        ? market.Client.JobMarketplace.WithdrawNativeAsync(new() { Amount = amount }, cancellationToken: Cancellation)
        : market.Client.JobMarketplace.WithdrawTokenAsync(new() { Token = token, Amount = amount }, cancellationToken: Cancellation);

    private HostEarnings.Event.EarningsWithdrawn[] EventsOf(TransactionReceipt receipt) =>
        [.. receipt.GetEvents<HostEarnings.Event.EarningsWithdrawn>(market.Devnet.Deployment.HostEarnings)];
}
