using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Money;

/// <summary>At the end of a session every base unit of its deposit is accounted for, whoever paid how and whoever ended it.</summary>
public sealed class SettlementTests(Marketplace market) : IClassFixture<Marketplace>
{
    // 1,567 tokens at 5,001: 7,836.567, of which a tenth is 783.6.
    private static readonly Bill UsdcBill = new(Cost: 7_836, Fee: 783, Refund: 992_164);

    // 1,567 tokens at 2,272,727,273,001: 3,561,363,636,792.567, of which a tenth is 356,136,363,679.2.
    private static readonly Bill EtherBill = new(Cost: 3_561_363_636_792, Fee: 356_136_363_679, Refund: 9_996_438_636_363_208);

    public static MatrixTheoryData<Way, Ending> All { get; } = new(Enum.GetValues<Way>(), Enum.GetValues<Ending>());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Proven_tokens_are_paid_and_the_rest_is_refunded(Way way, Ending ending)
    {
        SessionTerms terms = SessionTerms.For(way);
        Bill bill = terms == SessionTerms.InEther ? EtherBill : UsdcBill;
        Address token = terms == SessionTerms.InEther ? Address.Zero : market.Usdc;
        UInt256 id = await market.OpenAsync(way);
        await market.ProveAsync(id, 1_234, 333);
        Books before = await Books.ReadAsync(market, token);

        TransactionReceipt end = await market.EndAsync(id, ending);

        Books expected = before with
        {
            ClientWallet = before.ClientWallet + bill.Refund - Books.GasOf(market.ClientAddress, token, end),
            ClientLocked = before.ClientLocked - terms.Deposit,
            HostEarned = before.HostEarned + bill.HostShare,
            TreasuryFees = before.TreasuryFees + bill.Fee,
            HeldByMarketplace = before.HeldByMarketplace - bill.HostShare - bill.Refund,
            HeldByHostEarnings = before.HeldByHostEarnings + bill.HostShare,
        };
        Assert.Equal(expected, await Books.ReadAsync(market, token));
        Assert.Equal(terms.Deposit, bill.HostShare + bill.Fee + bill.Refund);

        JobMarketplace.Results.SessionJobs session = await market.Client.JobMarketplace.SessionJobsAsync(id, cancellationToken: Cancellation);
        Assert.Equal(
            ending == Ending.ByTimeout ? Enums.JobMarketplace.SessionStatus.TimedOut : Enums.JobMarketplace.SessionStatus.Completed, session.Status);
        Assert.Equal<(UInt256, UInt256, UInt256)>((1_567, bill.HostShare, bill.Refund), (session.TokensUsed, session.WithdrawnByHost, session.RefundedToUser));
        Assert.Equal(ending == Ending.ByTimeout ? "" : $"conversation {id}", session.ConversationCID);
        Assert.Equal((SessionSteps.HashOf(id, 333), "proof of 333"), (session.LastProofHash, session.LastProofCID));
    }

    /// <summary>The numbers above were worked out by hand; the rules say the same, with the fee that the chain names.</summary>
    [Fact]
    public async Task The_fee_is_the_contract_s_share_of_the_cost()
    {
        UInt256 basisPoints = await market.Client.JobMarketplace.FeeBasisPointsAsync(cancellationToken: Cancellation);

        Assert.Equal((UInt256)1_000, basisPoints);
        Assert.Equal(UsdcBill, Bill.Of(1_567, SessionTerms.InUsdc, basisPoints));
        Assert.Equal(EtherBill, Bill.Of(1_567, SessionTerms.InEther, basisPoints));
    }

    [Fact]
    public async Task What_the_deposit_pays_for_can_be_proven_and_not_one_token_more()
    {
        // 500,000 base units at 500,000 for 1,000 tokens.
        UInt256 id = await market.OpenAsync(Way.Token, new SessionTerms { Deposit = 500_000, PricePerToken = 500_000 });
        await market.ProveAsync(id, 899);
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(5), Cancellation);
        Assert.Equal("Exceeds deposit", await Refusal.ReasonOfAsync(market.SendProofAsync(id, 102)));
        await market.ProveAsync(id, 101);
        await market.EndAsync(id, Ending.ByClient);

        JobMarketplace.Results.SessionJobs session = await market.Client.JobMarketplace.SessionJobsAsync(id, cancellationToken: Cancellation);
        Assert.Equal<(UInt256, UInt256, UInt256)>((1_000, 450_000, 0), (session.TokensUsed, session.WithdrawnByHost, session.RefundedToUser));
    }
}
