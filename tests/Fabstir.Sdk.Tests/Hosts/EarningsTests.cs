using Fabstir.Abi;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Hosts;

/// <summary>1,000 tokens at the devnet's prices, less a tenth: 4,500 base units of USDC, 2,045,454,545,700 wei.</summary>
public sealed class EarningsTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static readonly TokenAmount OfSessionInUsdc = new(4_500, PaymentToken.Usdc);
    private static readonly TokenAmount OfSessionInNative = new(2_045_454_545_700, PaymentToken.Native);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Earnings_are_withdrawn_in_part_in_one_token_and_in_all()
    {
        FabstirClient host = await market.ConnectAsync(market.Devnet.Accounts.Host);
        await host.Hosts.WithdrawAllEarningsAsync(Cancellation);
        await market.SettleAsync(PaymentToken.Usdc, tokens: 1_000);
        await market.SettleAsync(PaymentToken.Native, tokens: 1_000);
        UInt256 had = await UsdcOfHostAsync();

        Earnings earned = await host.Hosts.GetEarningsAsync(cancellationToken: Cancellation);
        TokenAmount part = await host.Hosts.WithdrawEarningsAsync(PaymentToken.Usdc, new TokenAmount(500, PaymentToken.Usdc), Cancellation);
        TokenAmount rest = await host.Hosts.WithdrawEarningsAsync(PaymentToken.Usdc, cancellationToken: Cancellation);
        IReadOnlyList<EarnedAmount> all = await host.Hosts.WithdrawAllEarningsAsync(Cancellation);

        Assert.Equal(new Earnings(market.HostAddress, OfSessionInUsdc, OfSessionInNative), earned);
        Assert.Equal((500, 4_000), ((int)part.BaseUnits, (int)rest.BaseUnits));
        Assert.Equal(had + 4_500, await UsdcOfHostAsync());
        Assert.Equal([new EarnedAmount(Address.Zero, OfSessionInNative.BaseUnits)], all);
        Assert.Equal(earned with { Usdc = new TokenAmount(0, PaymentToken.Usdc), Native = new TokenAmount(0, PaymentToken.Native) },
            await market.Client.Hosts.GetEarningsAsync(market.HostAddress, Cancellation));
    }

    [Fact]
    public async Task Of_many_tokens_those_with_earnings_are_withdrawn_in_as_few_transactions_as_fit()
    {
        FabstirClient host = await market.ConnectAsync(market.Devnet.Accounts.Host);
        await host.Hosts.WithdrawAllEarningsAsync(Cancellation);
        await market.SettleAsync(PaymentToken.Usdc, tokens: 1_000);
        Address[] tokens = [.. Enumerable.Range(1, 120).Select(static i => new Address(Keccak256.Hash($"token {i}").AsSpan()[12..])), market.Devnet.Deployment.Usdc, market.Devnet.Deployment.Usdc];
        ulong nonce = await NonceAsync();

        IReadOnlyList<EarnedAmount> withdrawn = await host.Hosts.WithdrawEarningsAsync(tokens, Cancellation);

        Assert.Equal([new EarnedAmount(market.Devnet.Deployment.Usdc, OfSessionInUsdc.BaseUnits)], withdrawn);
        Assert.Equal(nonce + 1, await NonceAsync());
        Assert.Empty(await host.Hosts.WithdrawEarningsAsync(tokens, Cancellation));
        Assert.Equal(UInt256.Zero, (await host.Hosts.WithdrawEarningsAsync(PaymentToken.Usdc, cancellationToken: Cancellation)).BaseUnits);
        Assert.Equal(nonce + 1, await NonceAsync());
    }

    [Fact]
    public async Task More_than_was_earned_nothing_and_another_token_are_refused()
    {
        FabstirClient host = await market.ConnectAsync(market.Devnet.Accounts.Host);
        await market.SettleAsync(PaymentToken.Usdc, tokens: 1_000);
        Earnings earned = await host.Hosts.GetEarningsAsync(cancellationToken: Cancellation);

        OutOfBoundsException tooMuch = await RefusedAsync(host, earned.Usdc with { BaseUnits = earned.Usdc.BaseUnits + 1 });
        await RefusedAsync(host, new TokenAmount(0, PaymentToken.Usdc));
        await RefusedAsync(host, new TokenAmount(1, PaymentToken.Native));

        Assert.Equal((tooMuch.BoundSource, $"more than 0 and at most {earned.Usdc}"), ("HostEarnings.getBalance", tooMuch.Bound));
    }

    private static Task<OutOfBoundsException> RefusedAsync(FabstirClient host, TokenAmount amount) =>
        Assert.ThrowsAsync<OutOfBoundsException>(() => host.Hosts.WithdrawEarningsAsync(PaymentToken.Usdc, amount, Cancellation));

    private Task<UInt256> UsdcOfHostAsync() => market.Devnet.Contracts.Usdc.BalanceOfAsync(market.HostAddress, cancellationToken: Cancellation);

    private Task<ulong> NonceAsync() => market.Devnet.Transport.GetTransactionCountAsync(market.HostAddress, cancellationToken: Cancellation);
}
