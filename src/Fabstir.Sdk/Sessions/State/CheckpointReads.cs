using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Reads all claims of a session: contracts do not say how many there are, only that one is not.</summary>
internal static class CheckpointReads
{
    private const int PageSize = 32;

    public static async Task<IReadOnlyList<Checkpoint>> ReadAsync(MarketplaceConnection connection, UInt256 sessionId, CancellationToken cancellationToken)
    {
        List<Checkpoint> checkpoints = [];
        while (true)
        {
            int first = checkpoints.Count;
            Checkpoint?[] page = await connection.ReadAsync(
                reads => Task.WhenAll(Enumerable.Range(first, PageSize).Select(index => ReadAsync(reads, sessionId, index))), cancellationToken).ConfigureAwait(false);
            checkpoints.AddRange(page.TakeWhile(static one => one is not null)!);
            if (checkpoints.Count < first + PageSize)
            {
                return checkpoints;
            }
        }
    }

    private static async Task<Checkpoint?> ReadAsync(ChainReads reads, UInt256 sessionId, int index)
    {
        try
        {
            JobMarketplace.Results.GetProofSubmission proof =
                await reads.Contracts.JobMarketplace.GetProofSubmissionAsync(sessionId, proofIndex: (uint)index).ConfigureAwait(false);
            return new Checkpoint(index, proof.TokensClaimed, proof.ProofHash, ChainTime.ToDate(proof.Timestamp), proof.DeltaCID);
        }
        catch (ContractRevertedException)
        {
            // Past the last one.
            return null;
        }
    }
}
