using Fabstir.Abi;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Payments;

public sealed class BalanceTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Balances_are_what_the_chain_says()
    {
        Balances balances = await market.Client.Payments.GetBalancesAsync(cancellationToken: Cancellation);

        Assert.Equal(market.ClientAddress, balances.Account);
        Assert.Equal(2_000_000m, balances.Usdc.Wallet.ToDecimal());
        Assert.Equal((await market.Devnet.Transport.GetBalanceAsync(market.ClientAddress, cancellationToken: Cancellation)).Value, balances.Native.Wallet.BaseUnits);
        Assert.Equal(UInt256.Zero, balances.Usdc.Deposit.BaseUnits);
        Assert.Equal("2000000 USDC", balances.Usdc.Wallet.ToString());
    }

    [Fact]
    public async Task Without_an_account_one_has_to_be_named()
    {
        FabstirClient reader = await market.ConnectAsync(account: null);

        ReadOnlyClientException refused = await Assert.ThrowsAsync<ReadOnlyClientException>(() => reader.Payments.GetBalancesAsync(cancellationToken: Cancellation));

        Assert.Equal(FabstirErrorCode.SignerRequired, refused.Code);
        Assert.Equal(2_000_000m, (await reader.Payments.GetBalancesAsync(market.ClientAddress, Cancellation)).Usdc.Wallet.ToDecimal());
    }
}
