using Fabstir.Abi;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Proofs;

public sealed class ProofTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // The expected hashes are those of hashlib and struct of Python.
    [Fact]
    public void Hashes_are_those_of_the_documented_bytes()
    {
        Transcript transcript = new();
        transcript.Add("Paris");
        transcript.Add(" is the", 2);
        transcript.Add(" capital – ✓");

        Bytes32 whole = transcript.HashOf(0, 4);

        Assert.Equal("0xed8b1cc1c9195771c4c0fe92e0d21221ae41170dc09f97002ed833a242fa3233", whole.ToString());
        Assert.Equal("0xad54e8324ac5c4abb9a27cc8995af8ef7f2c4d469e6e3bfd396c3f85aed2c8b1", transcript.HashOf(1, 3).ToString());
        Assert.Equal("0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", transcript.HashOf(4, 4).ToString());
        Assert.Equal(
            "0x2923068f818125eea890ed74cbb1e79948ee3d71bf643ddad6d4464b863ec639",
            TranscriptProof.HashOf(84532, Address.Parse("0xD067719Ee4c514B5735d1aC0FfB46FECf2A9adA4"), 77, 0, 4, whole).ToString());
    }

    [Fact]
    public void A_piece_at_the_edge_counts_in_both_ranges_and_padding_adds_nothing()
    {
        Transcript transcript = new();
        transcript.Add("a", 3);
        transcript.Add("b", 3);

        Assert.Equal(transcript.HashOf(0, 6), transcript.HashOf(2, 4));
        Assert.NotEqual(transcript.HashOf(0, 3), transcript.HashOf(0, 4));
        Assert.Equal(transcript.HashOf(0, 6), transcript.HashOf(0, 1_000));
    }

    [Fact]
    public void Nothing_after_a_gap_is_known()
    {
        Transcript transcript = new();
        transcript.Add("a");
        transcript.AddGap();
        transcript.Add("b");

        Assert.Equal((1L, true), (transcript.Tokens, transcript.HasGap));
    }

    [Fact]
    public void Ranges_that_are_none_are_refused()
    {
        Transcript transcript = new();

        Assert.Throws<ArgumentOutOfRangeException>(() => transcript.HashOf(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => transcript.HashOf(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => transcript.Add("", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TranscriptProof.HashOf(1, Address.Zero, 1, 5, 5, default));
    }

    [Fact]
    public async Task Claims_on_chain_are_compared_with_what_arrived()
    {
        FabstirSession session = await market.StartAsync();
        Transcript transcript = TranscriptOf(250);
        await ClaimAsync(session, 100, market.Client.Proofs.HashOf(session.Id, transcript, 0, 100));
        await ClaimAsync(session, 100, market.Client.Proofs.HashOf(session.Id, TranscriptOf(250, "another answer"), 100, 200));
        await ClaimAsync(session, 100, Keccak256.Hash($"of another maker, session {session.Id}"));

        ProofReport report = await market.Client.Proofs.CheckAsync(session, transcript, Cancellation);

        Assert.Equal([ProofVerdict.Matches, ProofVerdict.Differs, ProofVerdict.NotComparable], report.Claims.Select(static one => one.Verdict));
        Assert.Equal(((UInt256)300, (UInt256)250, false), (report.Claimed, report.Received, report.AllMatch));
        Assert.Equal(((UInt256)100, (UInt256)200), (report.Claims[1].From, report.Claims[1].To));
    }

    [Fact]
    public async Task A_padded_claim_of_what_arrived_matches()
    {
        FabstirSession session = await market.StartAsync();
        Transcript transcript = TranscriptOf(40);
        await ClaimAsync(session, 100, market.Client.Proofs.HashOf(session.Id, transcript, 0, 100));

        ProofReport report = await market.Client.Proofs.CheckAsync(session, transcript, Cancellation);

        Assert.True(report.AllMatch);
        Assert.True(report.Claimed > report.Received);
    }

    [Fact]
    public async Task A_doubled_range_is_refused_by_the_chain()
    {
        FabstirSession session = await market.StartAsync();
        Bytes32 hash = market.Client.Proofs.HashOf(session.Id, TranscriptOf(100), 0, 100);
        await ClaimAsync(session, 100, hash);

        await Assert.ThrowsAnyAsync<Fabstir.Ethereum.EthereumException>(() => ClaimAsync(session, 100, hash));
    }

    private static Transcript TranscriptOf(int tokens, string text = "token")
    {
        Transcript transcript = new();
        for (int i = 0; i < tokens; i++)
        {
            transcript.Add($"{text} {i}");
        }

        return transcript;
    }

    private async Task ClaimAsync(FabstirSession session, UInt256 tokens, Bytes32 hash)
    {
        // The rate of claims is limited by the second.
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(60), Cancellation);
        await market.Host.JobMarketplace.SubmitProofOfWorkAsync(
            new() { JobId = session.Id, TokensClaimed = tokens, ProofHash = hash, ProofCID = "", DeltaCID = "" }, cancellationToken: Cancellation).MinedAsync();
    }
}
