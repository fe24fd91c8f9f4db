using Fabstir.Abi;

namespace Fabstir.Host;

/// <summary>One line of a session's journal: one of the cases in here. No record has a text, but for the names that clients give their prompts. Immutable.</summary>
internal abstract record SessionRecord
{
    private SessionRecord()
    {
    }

    /// <summary>Which session the file is of: its first record.</summary>
    /// <param name="ChainId">The chain (EIP-155).</param>
    /// <param name="Marketplace">The marketplace on it.</param>
    /// <param name="Session">The session.</param>
    /// <param name="Model">Its model.</param>
    /// <param name="Proven">What was proven before this journal began: 0 unless an earlier one was lost.</param>
    public sealed record Opened(ulong ChainId, Address Marketplace, SessionIdentity Session, Bytes32 Model, long Proven) : SessionRecord;

    /// <summary>A prompt begins.</summary>
    /// <param name="Number">What later records call it, counted from 0 within the session.</param>
    /// <param name="Id">What the client calls it.</param>
    /// <param name="Sha256">The hash of its text.</param>
    /// <param name="MaxTokens">How many tokens it may be answered with.</param>
    public sealed record Prompt(int Number, string Id, Bytes32 Sha256, int MaxTokens) : SessionRecord;

    /// <summary>Tokens are about to leave.</summary>
    /// <param name="Number">The prompt.</param>
    /// <param name="First">The index of the first of them in the answer.</param>
    /// <param name="Count">How many.</param>
    public sealed record Tokens(int Number, int First, int Count) : SessionRecord;

    /// <summary>The client has every token before an index.</summary>
    /// <param name="Number">The prompt.</param>
    /// <param name="NextIndex">The index.</param>
    public sealed record Acked(int Number, int NextIndex) : SessionRecord;

    /// <summary>Tokens from an index on did not leave, or did not arrive, and are not billed.</summary>
    /// <param name="Number">The prompt.</param>
    /// <param name="First">The index.</param>
    public sealed record Undelivered(int Number, int First) : SessionRecord;

    /// <summary>A prompt is over.</summary>
    /// <param name="Number">The prompt.</param>
    public sealed record Ended(int Number) : SessionRecord;

    /// <summary>A claim is signed: it may be on its way.</summary>
    /// <param name="Claim">Which, counted from 0 within the session. A replacement with a higher fee has the same number.</param>
    /// <param name="From">The first token of the session that it claims.</param>
    /// <param name="To">The first after them.</param>
    /// <param name="ProofHash">What the chain will know it by.</param>
    /// <param name="Signed">The transaction.</param>
    public sealed record ClaimPlanned(int Claim, long From, long To, Bytes32 ProofHash, SignedBytes Signed) : SessionRecord;

    /// <summary>The transaction of a claim is in a block. A reorganisation can make this untrue again: what counts is the chain.</summary>
    /// <param name="Transaction">The transaction.</param>
    /// <param name="BlockNumber">The block.</param>
    /// <param name="Succeeded">False when it reverted.</param>
    public sealed record ClaimMined(Bytes32 Transaction, ulong BlockNumber, bool Succeeded) : SessionRecord;

    /// <summary>The completion of the session is signed: it may be on its way.</summary>
    /// <param name="Signed">The transaction.</param>
    public sealed record CompletionPlanned(SignedBytes Signed) : SessionRecord;

    /// <summary>The completion is in a block.</summary>
    /// <param name="Transaction">The transaction.</param>
    /// <param name="BlockNumber">The block.</param>
    /// <param name="Succeeded">False when it reverted.</param>
    public sealed record CompletionMined(Bytes32 Transaction, ulong BlockNumber, bool Succeeded) : SessionRecord;

    /// <summary>A transaction will not be mined: another one has its nonce, or no node took it.</summary>
    /// <param name="Transaction">The transaction.</param>
    public sealed record Dropped(Bytes32 Transaction) : SessionRecord;
}
