using Fabstir.Abi;

namespace Fabstir;

/// <summary>What is known of one operation. Immutable: each record gives another one.</summary>
internal sealed record OperationState(string Key, Bytes32 Fingerprint, Address Token, UInt256 Amount)
{
    /// <summary>What was signed for it, oldest first.</summary>
    public IReadOnlyList<PaymentRecord.Intent> Intents { get; init; } = [];

    /// <summary>The session that it opened; null before.</summary>
    public SessionIdentity? Session { get; init; }
}
