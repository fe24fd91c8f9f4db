using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>What can be signed: an <see cref="UnsignedTransaction"/>, a <see cref="PersonalMessage"/>, <see cref="TypedData"/> or a <see cref="BareHash"/>.</summary>
/// <remarks>
/// Every kind leads to another digest for the same bytes, so that a signed message cannot be passed off as a transaction. Immutable, thread-safe.
/// </remarks>
public abstract record SigningPayload
{
    private protected SigningPayload()
    {
    }

    /// <summary>The 32 bytes that are signed in the end.</summary>
    public abstract Bytes32 Digest { get; }
}
