using Fabstir.Abi;

namespace Fabstir;

/// <summary>Something that happened on chain to the client's account or its sessions, or to the stream itself: one of the cases in here. Immutable.</summary>
public abstract record FabstirEvent
{
    private FabstirEvent()
    {
    }

    /// <summary>The first event of a stream: from the block after this one on, nothing is left out.</summary>
    /// <param name="BlockNumber">The newest block at the start.</param>
    public sealed record Following(ulong BlockNumber) : FabstirEvent;

    /// <summary>The reader was slow: so many events were dropped, the oldest first. Read the state of what matters anew.</summary>
    /// <param name="Count">How many.</param>
    public sealed record Lagged(long Count) : FabstirEvent;

    /// <summary>Something that a contract said.</summary>
    /// <param name="Origin">In which transaction.</param>
    public abstract record OnChain(EventOrigin Origin) : FabstirEvent;

    /// <summary>A session of the account was opened, by it or by a delegate.</summary>
    /// <param name="Session">Which one.</param>
    /// <param name="DepositBaseUnits">What it holds, in base units of its payment token.</param>
    /// <param name="Origin">In which transaction.</param>
    public sealed record SessionOpened(SessionIdentity Session, UInt256 DepositBaseUnits, EventOrigin Origin) : OnChain(Origin);

    /// <summary>A host claimed tokens of a session.</summary>
    /// <param name="SessionId">The session.</param>
    /// <param name="Tokens">How many LLM tokens, in this claim.</param>
    /// <param name="ProofHash">The hash of the proof.</param>
    /// <param name="Origin">In which transaction.</param>
    public sealed record HostClaimed(UInt256 SessionId, UInt256 Tokens, Bytes32 ProofHash, EventOrigin Origin) : OnChain(Origin);

    /// <summary>A session ended. Read its settlement from the state.</summary>
    /// <param name="SessionId">The session.</param>
    /// <param name="IsTimeout">Whether it was ended by timeout, and not completed.</param>
    /// <param name="Origin">In which transaction.</param>
    public sealed record SessionEnded(UInt256 SessionId, bool IsTimeout, EventOrigin Origin) : OnChain(Origin);

    /// <summary>The account's deposit balance grew by a deposit.</summary>
    /// <param name="Amount">How much.</param>
    /// <param name="Origin">In which transaction.</param>
    public sealed record Deposited(TokenAmount Amount, EventOrigin Origin) : OnChain(Origin);

    /// <summary>The account withdrew from its deposit balance.</summary>
    /// <param name="Amount">How much.</param>
    /// <param name="Origin">In which transaction.</param>
    public sealed record Withdrawn(TokenAmount Amount, EventOrigin Origin) : OnChain(Origin);

    /// <summary>A refund could not be sent to the wallet, and is in the deposit balance.</summary>
    /// <param name="SessionId">The session.</param>
    /// <param name="Amount">How much.</param>
    /// <param name="Origin">In which transaction.</param>
    public sealed record RefundCredited(UInt256 SessionId, TokenAmount Amount, EventOrigin Origin) : OnChain(Origin);

    /// <summary>The account authorized a delegate, or no longer.</summary>
    /// <param name="Account">The delegate.</param>
    /// <param name="IsAuthorized">Whether it may open sessions at the account's expense.</param>
    /// <param name="Origin">In which transaction.</param>
    public sealed record DelegateChanged(Address Account, bool IsAuthorized, EventOrigin Origin) : OnChain(Origin);

    /// <summary>The marketplace stopped taking new sessions, deposits and proofs, or takes them again.</summary>
    /// <param name="IsPaused">Whether it is stopped.</param>
    /// <param name="Origin">In which transaction.</param>
    public sealed record PauseChanged(bool IsPaused, EventOrigin Origin) : OnChain(Origin);
}
