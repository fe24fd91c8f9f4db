using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Sdk.Tests.Support;

/// <summary>What a host does, by the generated clients: nothing of the library under test.</summary>
internal static class HostSteps
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The host claims tokens, proof by proof.</summary>
    public static async Task ProveAsync(this Marketplace market, UInt256 sessionId, params int[] tokens)
    {
        foreach (int claimed in tokens)
        {
            // The contract believes a host only so many tokens a second.
            await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(5), Cancellation);
            TransactionHandle proof = await market.Host.JobMarketplace.SubmitProofOfWorkAsync(
                new()
                {
                    JobId = sessionId,
                    TokensClaimed = (uint)claimed,
                    ProofHash = Keccak256.Hash($"{market.Devnet.ChainId} {sessionId} {claimed} {await market.Devnet.Transport.GetBlockNumberAsync(Cancellation)}"),
                    ProofCID = "",
                    DeltaCID = $"delta of {claimed}",
                },
                cancellationToken: Cancellation);
            await proof.WaitAsync(cancellationToken: Cancellation);
        }
    }

    /// <summary>The host completes a session, after its dispute window.</summary>
    public static async Task CompleteAsync(this Marketplace market, UInt256 sessionId)
    {
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(31), Cancellation);
        TransactionHandle completion = await market.Host.JobMarketplace.CompleteSessionJobAsync(
            new() { JobId = sessionId, ConversationCID = "" }, cancellationToken: Cancellation);
        await completion.WaitAsync(cancellationToken: Cancellation);
    }
}
