using Fabstir.Abi;
using Fabstir.Contracts;
using Integration.Tests.Support;

namespace Integration.Tests.Money;

/// <summary>Who may end a session, and when.</summary>
public sealed class EndingTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_waits_until_the_dispute_window_after_its_last_proof_is_over()
    {
        UInt256 id = await market.OpenAsync(Way.Token);
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(60), Cancellation);
        await market.ProveAsync(id, 100);

        Assert.Equal("Dispute wait", await Refusal.ReasonOfAsync(market.SendEndingAsync(id, Ending.ByHost)));
        await market.EndAsync(id, Ending.ByHost);
    }

    [Fact]
    public async Task A_session_times_out_only_after_its_window_without_a_proof()
    {
        UInt256 id = await market.OpenAsync(Way.Token);
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(200), Cancellation);
        await market.ProveAsync(id, 100);
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(200), Cancellation);

        Assert.Equal("Not timed out", await Refusal.ReasonOfAsync(market.SendEndingAsync(id, Ending.ByTimeout)));
        await market.EndAsync(id, Ending.ByTimeout);
    }

    [Fact]
    public async Task A_session_that_ran_past_its_duration_times_out_in_spite_of_proofs()
    {
        UInt256 id = await market.OpenAsync(Way.Token, SessionTerms.InUsdc with { MaxDuration = 100 });
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(101), Cancellation);
        await market.SendProofAsync(id, 100).MinedAsync();

        await market.SendEndingAsync(id, Ending.ByTimeout).MinedAsync();
    }

    [Fact]
    public async Task Neither_a_delegate_nor_a_stranger_completes_a_session()
    {
        UInt256 id = await market.OpenAsync(Way.Delegate);
        JobMarketplace.Functions.CompleteSessionJob completion = new() { JobId = id, ConversationCID = "" };

        Assert.Equal(
            "Only host/depositor",
            await Refusal.ReasonOfAsync(market.Delegate.JobMarketplace.CompleteSessionJobAsync(completion, cancellationToken: Cancellation)));
        Assert.Equal(
            "Only host/depositor",
            await Refusal.ReasonOfAsync(market.Owner.JobMarketplace.CompleteSessionJobAsync(completion, cancellationToken: Cancellation)));
    }

    [Theory]
    [InlineData(Ending.ByClient)]
    [InlineData(Ending.ByHost)]
    [InlineData(Ending.ByTimeout)]
    public async Task A_session_ends_once(Ending first)
    {
        UInt256 id = await market.OpenAsync(Way.Token);
        await market.EndAsync(id, first);
        await market.WaitForAsync(Ending.ByTimeout);

        foreach (Ending again in Enum.GetValues<Ending>())
        {
            Assert.Equal("Session not active", await Refusal.ReasonOfAsync(market.SendEndingAsync(id, again)));
        }

        Assert.Equal("Session not active", await Refusal.ReasonOfAsync(market.SendProofAsync(id, 100)));
    }
}
