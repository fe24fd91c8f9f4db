using Fabstir.Abi;
using Fabstir.Contracts;
using Integration.Tests.Support;

namespace Integration.Tests.Money;

/// <summary>What a host may claim.</summary>
public sealed class ProofTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Proofs_can_be_read_back_one_by_one()
    {
        UInt256 id = await market.OpenAsync(Way.Token);
        await market.ProveAsync(id, 1_234, 333);

        JobMarketplace.Results.GetProofSubmission first = await market.Client.JobMarketplace.GetProofSubmissionAsync(id, 0, cancellationToken: Cancellation);
        JobMarketplace.Results.GetProofSubmission second = await market.Client.JobMarketplace.GetProofSubmissionAsync(id, 1, cancellationToken: Cancellation);

        Assert.Equal<(UInt256, Bytes32, string, bool)>(
            (1_234, SessionSteps.HashOf(id, 1_234), "delta of 1234", true), (first.TokensClaimed, first.ProofHash, first.DeltaCID, first.Verified));
        Assert.Equal<(UInt256, Bytes32, string, bool)>(
            (333, SessionSteps.HashOf(id, 333), "delta of 333", true), (second.TokensClaimed, second.ProofHash, second.DeltaCID, second.Verified));
        Assert.True(first.Timestamp < second.Timestamp);
        Assert.True(await market.Client.ProofSystem.VerifiedProofsAsync(first.ProofHash, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task A_proof_of_fewer_than_100_tokens_or_of_somebody_else_is_refused()
    {
        UInt256 id = await market.OpenAsync(Way.Token);
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(5), Cancellation);

        Assert.Equal("Too few tokens", await Refusal.ReasonOfAsync(market.SendProofAsync(id, 99)));
        Assert.Equal(
            "Not host",
            await Refusal.ReasonOfAsync(market.Client.JobMarketplace.SubmitProofOfWorkAsync(SessionSteps.Proof(id, 100), cancellationToken: Cancellation)));
        await market.SendProofAsync(id, 100).MinedAsync();
    }

    [Fact]
    public async Task A_proof_hash_is_used_once_in_all_sessions()
    {
        UInt256 first = await market.OpenAsync(Way.Token);
        UInt256 second = await market.OpenAsync(Way.Native);
        await market.ProveAsync(first, 500);

        Assert.Equal("Invalid proof", await Refusal.ReasonOfAsync(market.SendProofAsync(second, 100, SessionSteps.HashOf(first, 500))));
        Assert.Equal("Invalid proof", await Refusal.ReasonOfAsync(market.SendProofAsync(second, 100, Bytes32.Zero)));
    }

    [Fact]
    public async Task Claims_are_bounded_by_the_rate_of_the_model()
    {
        await market.Owner.ModelRegistry.SetModelRateLimitAsync(
            new() { ModelId = market.Devnet.Model.Id, MaxTokensPerSec = 10 }, cancellationToken: Cancellation).MinedAsync();
        UInt256 id = await market.OpenAsync(Way.Token);
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(5), Cancellation);

        // Twice 10 tokens a second, for the 5 seconds and at most a few that the machine took.
        Assert.Equal("Claims too fast", await Refusal.ReasonOfAsync(market.SendProofAsync(id, 10_000)));
        await market.SendProofAsync(id, 100).MinedAsync();
        await market.Owner.ModelRegistry.SetModelRateLimitAsync(
            new() { ModelId = market.Devnet.Model.Id, MaxTokensPerSec = 0 }, cancellationToken: Cancellation).MinedAsync();
    }
}
