using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Treasury;

public sealed class TreasuryTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private JobMarketplace Contract => market.Devnet.Contracts.JobMarketplace;

    [Fact]
    public async Task Its_status_is_what_the_chain_says()
    {
        TreasuryStatus status = await market.Client.Treasury.GetStatusAsync(Cancellation);

        Assert.Equal(market.Devnet.Accounts.Treasury.Address, status.Treasury);
        Assert.Equal(market.Devnet.Accounts.Owner.Address, status.Owner);
        Assert.Equal((await Contract.FeeBasisPointsAsync(cancellationToken: Cancellation), 0.1m), (status.FeeBasisPoints, status.FeeShare));
        Assert.Equal(await Contract.MinTokensFeeAsync(cancellationToken: Cancellation), status.MinTokensFee);
        // A tenth of 99 base units is 9.9, of which the contract takes 9.
        Assert.Equal(new TokenAmount(9, PaymentToken.Usdc), status.FeeOf(new TokenAmount(99, PaymentToken.Usdc)));
    }

    [Fact]
    public async Task Fees_of_both_tokens_are_withdrawn_by_the_treasury_alone()
    {
        FabstirClient treasury = await market.ConnectAsync(market.Devnet.Accounts.Treasury);
        await market.SettleAsync(PaymentToken.Usdc, tokens: 1_000);
        await market.SettleAsync(PaymentToken.Native, tokens: 1_000);
        TreasuryStatus full = await treasury.Treasury.GetStatusAsync(Cancellation);
        UInt256 had = await market.Devnet.Contracts.Usdc.BalanceOfAsync(full.Treasury, cancellationToken: Cancellation);

        FabstirException refused = await Assert.ThrowsAsync<FabstirException>(() => market.Client.Treasury.WithdrawAllAsync(Cancellation));
        IReadOnlyList<TokenAmount> withdrawn = await treasury.Treasury.WithdrawAllAsync(Cancellation);

        // 1,000 tokens at 5,000 base units, and a tenth of it.
        Assert.Equal(new TokenAmount(500, PaymentToken.Usdc), full.AccumulatedUsdc);
        Assert.Equal(new TokenAmount(227_272_727_300, PaymentToken.Native), full.AccumulatedNative);
        Assert.Equal([full.AccumulatedUsdc, full.AccumulatedNative], withdrawn);
        Assert.Equal(had + 500, await market.Devnet.Contracts.Usdc.BalanceOfAsync(full.Treasury, cancellationToken: Cancellation));
        Assert.Equal((FabstirErrorCode.NotAuthorized, true), (refused.Code, refused.Message.Contains(full.Treasury.ToString(), StringComparison.Ordinal)));
        Assert.Equal((true, false), (await treasury.Treasury.MayWithdrawAsync(cancellationToken: Cancellation),
            await market.Client.Treasury.MayWithdrawAsync(cancellationToken: Cancellation)));
    }

    [Fact]
    public async Task Fees_of_one_token_leave_the_other_alone_and_nothing_is_sent_for_nothing()
    {
        FabstirClient treasury = await market.ConnectAsync(market.Devnet.Accounts.Treasury);
        await treasury.Treasury.WithdrawAllAsync(Cancellation);
        await market.SettleAsync(PaymentToken.Usdc, tokens: 1_000);
        await market.SettleAsync(PaymentToken.Native, tokens: 1_000);

        Assert.Equal(new TokenAmount(227_272_727_300, PaymentToken.Native), await treasury.Treasury.WithdrawAsync(PaymentToken.Native, Cancellation));
        Assert.Equal(500, (int)await treasury.Treasury.GetAccumulatedAsync(market.Devnet.Deployment.Usdc, Cancellation));
        Assert.Equal(0, (int)await treasury.Treasury.GetAccumulatedAsync(Address.Zero, Cancellation));
        Assert.Equal(new TokenAmount(500, PaymentToken.Usdc), await treasury.Treasury.WithdrawAsync(PaymentToken.Usdc, Cancellation));

        ulong nonce = await market.Devnet.Transport.GetTransactionCountAsync(market.Devnet.Accounts.Treasury.Address, cancellationToken: Cancellation);
        Assert.Equal(default, (await treasury.Treasury.WithdrawAsync(PaymentToken.Usdc, Cancellation)).BaseUnits);
        await treasury.Treasury.WithdrawAllAsync(Cancellation);
        Assert.Equal(nonce, await market.Devnet.Transport.GetTransactionCountAsync(market.Devnet.Accounts.Treasury.Address, cancellationToken: Cancellation));
    }
}
