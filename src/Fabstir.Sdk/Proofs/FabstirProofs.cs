using Fabstir.Abi;

namespace Fabstir;

/// <summary>What hosts commit to when they claim tokens, compared with what arrived. Thread-safe.</summary>
/// <remarks>
/// <para>
/// <b>What a match proves:</b> when it claimed, the host had these texts at these positions of this session, and can claim them nowhere a second time. Whoever keeps the texts can show it
/// to anybody. <b>What it does not prove:</b> that the model computed them, that it was the model that was paid for, how many tokens the texts really have, or that anybody received them. The contract
/// itself compares nothing: it believes any claim below its rate limit, which is why claims are counted, too (<see cref="FabstirSession.WatchAsync"/>).
/// </para>
/// <para>Methods throw <see cref="ChainException"/> when the chain cannot be read.</para>
/// </remarks>
public sealed class FabstirProofs
{
    private readonly MarketplaceConnection _connection;

    internal FabstirProofs(MarketplaceConnection connection) => _connection = connection;

    /// <summary>The hash that a host of this project commits to when it claims a range of a transcript. Nothing is read or written.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="transcript">What its tokens said.</param>
    /// <param name="from">The first token, counted from 0 over the whole session.</param>
    /// <param name="to">The token after the last: above <paramref name="from"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is negative or empty.</exception>
    public Bytes32 HashOf(UInt256 sessionId, Transcript transcript, long from, long to)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        return TranscriptProof.HashOf(_connection.Deployment.ChainId, _connection.Deployment.JobMarketplace, sessionId, from, to, transcript.HashOf(from, to));
    }

    /// <summary>Compares each claim of a session with what arrived. Reads <c>getProofSubmission</c>, 32 in a request; writes nothing.</summary>
    /// <remarks>Of claims that come while tokens are still arriving, the last may be <see cref="ProofVerdict.NotComparable"/>: ask again at the end.</remarks>
    /// <param name="session">The session.</param>
    /// <param name="transcript">What its tokens said, from the first on.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public Task<ProofReport> CheckAsync(FabstirSession session, Transcript transcript, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(transcript);
        return _connection.RunAsync(
            "proofs.check",
            async token =>
            {
                IReadOnlyList<Checkpoint> checkpoints = await CheckpointReads.ReadAsync(_connection, session.Id, token).ConfigureAwait(false);
                List<CheckedProof> claims = [];
                UInt256 from = UInt256.Zero;
                foreach (Checkpoint checkpoint in checkpoints)
                {
                    UInt256 to = checkpoint.Tokens > UInt256.MaxValue - from ? UInt256.MaxValue : from + checkpoint.Tokens;
                    claims.Add(Check(session.Id, checkpoint, from, to, transcript));
                    from = to;
                }

                return new ProofReport(session.Id, claims, from, (ulong)transcript.Tokens);
            },
            cancellationToken);
    }

    private CheckedProof Check(UInt256 sessionId, Checkpoint checkpoint, UInt256 from, UInt256 to, Transcript transcript)
    {
        // A chain may say any number; no transcript has so many tokens.
        if (to > (ulong)long.MaxValue || to <= from)
        {
            return new CheckedProof(checkpoint, from, to, Expected: null, ProofVerdict.NotComparable);
        }

        long known = transcript.Tokens;
        Bytes32 expected = HashOf(sessionId, transcript, (long)from, (long)to);
        ProofVerdict verdict = expected == checkpoint.ProofHash ? ProofVerdict.Matches
            : (long)to > known ? ProofVerdict.NotComparable
            : ProofVerdict.Differs;
        return new CheckedProof(checkpoint, from, to, expected, verdict);
    }
}
