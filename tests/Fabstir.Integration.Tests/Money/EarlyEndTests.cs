using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Money;

/// <summary>What a session costs that ends before its first proof.</summary>
public sealed class EarlyEndTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Way.Token, 5_001, 994_999)]
    [InlineData(Way.Native, 2_272_727_273_001, 9_997_727_272_726_999)]
    public async Task A_client_who_leaves_before_the_first_proof_pays_for_1000_tokens_to_the_host_alone(Way way, ulong fee, ulong refund)
    {
        Address token = way == Way.Native ? Address.Zero : market.Usdc;
        UInt256 id = await market.OpenAsync(way);
        Books before = await Books.ReadAsync(market, token);

        TransactionReceipt end = await market.EndAsync(id, Ending.ByClient);

        Books after = await Books.ReadAsync(market, token);
        Assert.Equal(before.HostEarned + fee, after.HostEarned);
        Assert.Equal(before.TreasuryFees, after.TreasuryFees);
        Assert.Equal(before.ClientWallet + refund - Books.GasOf(market.ClientAddress, token, end), after.ClientWallet);
    }

    [Fact]
    public async Task The_fee_for_leaving_early_is_at_most_the_deposit()
    {
        // A thousand tokens would cost 0.6 USDC.
        UInt256 id = await market.OpenAsync(Way.Token, new SessionTerms { Deposit = 500_000, PricePerToken = 600_000 });
        await market.EndAsync(id, Ending.ByClient);

        JobMarketplace.Results.SessionJobs session = await market.Client.JobMarketplace.SessionJobsAsync(id, cancellationToken: Cancellation);
        Assert.Equal<(UInt256, UInt256)>((500_000, 0), (session.WithdrawnByHost, session.RefundedToUser));
    }

    [Theory]
    [InlineData(Ending.ByHost)]
    [InlineData(Ending.ByTimeout)]
    public async Task Without_a_proof_nobody_but_the_client_makes_it_cost_anything(Ending ending)
    {
        UInt256 id = await market.OpenAsync(Way.Token);
        await market.EndAsync(id, ending);

        JobMarketplace.Results.SessionJobs session = await market.Client.JobMarketplace.SessionJobsAsync(id, cancellationToken: Cancellation);
        Assert.Equal<(UInt256, UInt256)>((0, 1_000_000), (session.WithdrawnByHost, session.RefundedToUser));
    }
}
