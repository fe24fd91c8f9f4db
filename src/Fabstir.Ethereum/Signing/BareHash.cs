using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>32 bytes that are signed as they are. Whoever signs them does not see what they stand for: prefer the other payloads.</summary>
/// <param name="Value">The bytes, usually a hash.</param>
public sealed record BareHash(Bytes32 Value) : SigningPayload
{
    /// <inheritdoc/>
    public override Bytes32 Digest => Value;
}
