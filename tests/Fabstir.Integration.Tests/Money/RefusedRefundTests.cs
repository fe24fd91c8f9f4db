using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Money;

/// <summary>A client that takes no money back keeps nobody from being paid, and does not lose it.</summary>
public sealed class RefusedRefundTests(Marketplace market) : IClassFixture<Marketplace>
{
    // PUSH1 0, PUSH1 0, REVERT: a contract that refuses whatever it is sent.
    private const string RefusesEverything = "0x60006000fd";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refund_that_is_refused_is_credited_to_the_deposit_balance()
    {
        UInt256 id = await market.OpenAsync(Way.Native);
        await market.ProveAsync(id, 1_234, 333);
        Books before = await Books.ReadAsync(market, Address.Zero);
        await SetClientCodeAsync(RefusesEverything);

        TransactionReceipt end = await market.EndAsync(id, Ending.ByHost);

        Books expected = before with
        {
            ClientDeposit = before.ClientDeposit + 9_996_438_636_363_208,
            ClientLocked = before.ClientLocked - 10_000_000_000_000_000,
            HostEarned = before.HostEarned + 3_205_227_273_113,
            TreasuryFees = before.TreasuryFees + 356_136_363_679,
            HeldByMarketplace = before.HeldByMarketplace - 3_205_227_273_113,
            HeldByHostEarnings = before.HeldByHostEarnings + 3_205_227_273_113,
        };
        Assert.Equal(expected, await Books.ReadAsync(market, Address.Zero));
        JobMarketplace.Event.RefundCreditedToDeposit credited = new()
        {
            JobId = id,
            Depositor = market.ClientAddress,
            Amount = 9_996_438_636_363_208,
            Token = Address.Zero,
        };
        Assert.Equal([credited], end.GetEvents<JobMarketplace.Event.RefundCreditedToDeposit>(market.Devnet.Deployment.JobMarketplace));
        Assert.Empty(end.GetEvents<JobMarketplace.Event.PaymentSent>(market.Devnet.Deployment.JobMarketplace));

        await SetClientCodeAsync("0x");
        await market.Client.JobMarketplace.WithdrawNativeAsync(new() { Amount = credited.Amount }, cancellationToken: Cancellation).MinedAsync();
        Assert.Equal(before.ClientDeposit, (await Books.ReadAsync(market, Address.Zero)).ClientDeposit);
    }

    private Task SetClientCodeAsync(string code) =>
        market.Devnet.Transport.RequestAsync("anvil_setCode", [market.ClientAddress.ToString(), code], Cancellation);
}
