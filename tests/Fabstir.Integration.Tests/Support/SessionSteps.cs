using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Integration.Tests.Support;

/// <summary>What happens in a session after it was opened.</summary>
internal static class SessionSteps
{
    // Longer than the windows of the devnet and of the usual terms: 30 s of dispute, 300 s without a proof.
    private static readonly TimeSpan AfterDispute = TimeSpan.FromSeconds(31);
    private static readonly TimeSpan AfterTimeout = TimeSpan.FromSeconds(301);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The host claims tokens, proof by proof.</summary>
    public static async Task ProveAsync(this Marketplace market, UInt256 sessionId, params UInt256[] tokens)
    {
        foreach (UInt256 claimed in tokens)
        {
            // The contract believes a host only so many tokens a second.
            await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(5), Cancellation);
            await market.SendProofAsync(sessionId, claimed).MinedAsync();
        }
    }

    public static Task<TransactionHandle> SendProofAsync(this Marketplace market, UInt256 sessionId, UInt256 tokens, Bytes32? proofHash = null) =>
        market.Host.JobMarketplace.SubmitProofOfWorkAsync(Proof(sessionId, tokens, proofHash), cancellationToken: Cancellation);

    public static JobMarketplace.Functions.SubmitProofOfWork Proof(UInt256 sessionId, UInt256 tokens, Bytes32? proofHash = null) => new()
    {
        JobId = sessionId,
        TokensClaimed = tokens,
        ProofHash = proofHash ?? HashOf(sessionId, tokens),
        ProofCID = $"proof of {tokens}",
        DeltaCID = $"delta of {tokens}",
    };

    public static Bytes32 HashOf(UInt256 sessionId, UInt256 tokens) => Keccak256.Hash($"session {sessionId}: {tokens}");

    /// <summary>Ends a session, once whoever ends it may.</summary>
    public static async Task<TransactionReceipt> EndAsync(this Marketplace market, UInt256 sessionId, Ending ending)
    {
        await market.WaitForAsync(ending);
        return await market.SendEndingAsync(sessionId, ending).MinedAsync();
    }

    public static Task WaitForAsync(this Marketplace market, Ending ending) => ending switch
    {
        Ending.ByClient => Task.CompletedTask,
        Ending.ByHost => market.Devnet.AdvanceTimeAsync(AfterDispute, Cancellation),
        _ => market.Devnet.AdvanceTimeAsync(AfterTimeout, Cancellation),
    };

    public static Task<TransactionHandle> SendEndingAsync(this Marketplace market, UInt256 sessionId, Ending ending) => ending switch
    {
        Ending.ByClient => market.Client.JobMarketplace.CompleteSessionJobAsync(Completion(sessionId), cancellationToken: Cancellation),
        Ending.ByHost => market.Host.JobMarketplace.CompleteSessionJobAsync(Completion(sessionId), cancellationToken: Cancellation),
        _ => market.Delegate.JobMarketplace.TriggerSessionTimeoutAsync(new() { JobId = sessionId }, cancellationToken: Cancellation),
    };

    private static JobMarketplace.Functions.CompleteSessionJob Completion(UInt256 sessionId) =>
        new() { JobId = sessionId, ConversationCID = $"conversation {sessionId}" };
}
