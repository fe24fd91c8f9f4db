using Fabstir.Abi;

namespace Fabstir;

/// <summary>One line of what a client remembers about its payments: one of the cases in here.</summary>
/// <remarks>Nothing in it is secret once its transaction is sent, and no record has a key. Immutable, thread-safe.</remarks>
public abstract record PaymentRecord
{
    private PaymentRecord()
    {
    }

    /// <summary>Whose journal it is: the first record, and the only one of its kind.</summary>
    /// <param name="ChainId">The chain (EIP-155).</param>
    /// <param name="Genesis">The hash of its first block: development chains have one id and many geneses.</param>
    /// <param name="Account">The account that pays.</param>
    public sealed record Book(ulong ChainId, Bytes32 Genesis, Address Account) : PaymentRecord;

    /// <summary>An operation begins: nothing is signed yet.</summary>
    /// <param name="Key">What the operation is known by.</param>
    /// <param name="Fingerprint">What was asked for: the same key with another fingerprint is a mistake.</param>
    /// <param name="Token">What is spent; the zero address for native currency.</param>
    /// <param name="Amount">How many base units are spent at most.</param>
    public sealed record Started(string Key, Bytes32 Fingerprint, Address Token, UInt256 Amount) : PaymentRecord;

    /// <summary>A transaction of the operation is signed: it may be on its way.</summary>
    /// <param name="Key">The operation.</param>
    /// <param name="Step">What it is for.</param>
    /// <param name="Nonce">Its place among the transactions of the account.</param>
    /// <param name="Hash">What it is known by.</param>
    /// <param name="Raw">The signed bytes, to send them again.</param>
    /// <param name="To">The contract.</param>
    /// <param name="CalldataHash">The Keccak-256 of what it does.</param>
    public sealed record Intent(string Key, PaymentStep Step, ulong Nonce, Bytes32 Hash, Bytes Raw, Address To, Bytes32 CalldataHash) : PaymentRecord;

    /// <summary>A transaction is in a block. A reorganisation can make this untrue again: what counts is the chain.</summary>
    /// <param name="Hash">The transaction.</param>
    /// <param name="BlockNumber">The block.</param>
    /// <param name="BlockHash">Its hash.</param>
    /// <param name="Succeeded">False when it reverted.</param>
    public sealed record Mined(Bytes32 Hash, ulong BlockNumber, Bytes32 BlockHash, bool Succeeded) : PaymentRecord;

    /// <summary>A transaction will not be mined: another one has its nonce, or no node took it.</summary>
    /// <param name="Hash">The transaction.</param>
    public sealed record Void(Bytes32 Hash) : PaymentRecord;

    /// <summary>An operation has opened a session.</summary>
    /// <param name="Key">The operation.</param>
    /// <param name="Session">The session, and the transaction that created it.</param>
    public sealed record Opened(string Key, SessionIdentity Session) : PaymentRecord;
}
