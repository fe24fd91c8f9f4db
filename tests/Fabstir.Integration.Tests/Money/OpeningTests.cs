using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Money;

/// <summary>A session is what it was opened with, whichever way, and holds its deposit.</summary>
public sealed class OpeningTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Way.Native)]
    [InlineData(Way.Token)]
    [InlineData(Way.NativeDeposit)]
    [InlineData(Way.TokenDeposit)]
    [InlineData(Way.Delegate)]
    public async Task A_session_is_what_it_was_opened_with(Way way)
    {
        SessionTerms terms = SessionTerms.For(way) with { MaxDuration = 7_200, ProofInterval = 150, ProofTimeoutWindow = 600 };
        UInt256 expectedId = await market.Client.JobMarketplace.NextJobIdAsync(cancellationToken: Cancellation);

        UInt256 id = await market.OpenAsync(way, terms);

        BlockHeader opened = (await market.Devnet.Transport.GetBlockAsync(cancellationToken: Cancellation))!;
        UInt256 now = (ulong)opened.Timestamp.ToUnixTimeSeconds();
        JobMarketplace.Results.SessionJobs expected = new()
        {
            Id = expectedId,
            Depositor = market.ClientAddress,
            Host = market.HostAddress,
            PaymentToken = TokenOf(way),
            Deposit = terms.Deposit,
            PricePerToken = terms.PricePerToken,
            TokensUsed = 0,
            MaxDuration = 7_200,
            StartTime = now,
            LastProofTime = now,
            ProofInterval = 150,
            ProofTimeoutWindow = 600,
            Status = Enums.JobMarketplace.SessionStatus.Active,
            WithdrawnByHost = 0,
            RefundedToUser = 0,
            ConversationCID = "",
            LastProofHash = default,
            LastProofCID = "",
        };
        Assert.Equal(expectedId, id);
        Assert.Equal(expected, await market.Client.JobMarketplace.SessionJobsAsync(id, cancellationToken: Cancellation));
        Assert.Equal(market.Devnet.Model.Id, await market.Client.JobMarketplace.SessionModelAsync(id, cancellationToken: Cancellation));
    }

    [Theory]
    [InlineData(Way.Native)]
    [InlineData(Way.Token)]
    [InlineData(Way.NativeDeposit)]
    [InlineData(Way.TokenDeposit)]
    [InlineData(Way.Delegate)]
    public async Task The_deposit_moves_from_where_it_was_and_is_locked(Way way)
    {
        (SessionTerms terms, Address token) = (SessionTerms.For(way), TokenOf(way));
        await market.FillDepositAsync(way, terms.Deposit);
        Books before = await Books.ReadAsync(market, token);

        TransactionReceipt opening = await market.SendOpeningAsync(way, terms).MinedAsync();

        bool fromWallet = way is Way.Native or Way.Token or Way.Delegate;
        UInt256 gas = Books.GasOf(market.ClientAddress, token, opening);
        Books expected = before with
        {
            ClientWallet = before.ClientWallet - gas - (fromWallet ? terms.Deposit : 0),
            ClientDeposit = before.ClientDeposit - (fromWallet ? 0 : terms.Deposit),
            ClientLocked = before.ClientLocked + terms.Deposit,
            HeldByMarketplace = before.HeldByMarketplace + (fromWallet ? terms.Deposit : 0),
        };
        Assert.Equal(expected, await Books.ReadAsync(market, token));
    }

    [Fact]
    public async Task A_proof_timeout_window_of_zero_is_five_minutes()
    {
        UInt256 id = await market.OpenAsync(Way.Token, SessionTerms.InUsdc with { ProofTimeoutWindow = 0 });

        JobMarketplace.Results.SessionJobs session = await market.Client.JobMarketplace.SessionJobsAsync(id, cancellationToken: Cancellation);
        Assert.Equal((UInt256)300, session.ProofTimeoutWindow);
    }

    private Address TokenOf(Way way) => way is Way.Native or Way.NativeDeposit ? Address.Zero : market.Usdc;
}
