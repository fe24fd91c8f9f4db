using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A transaction before it is signed: an <see cref="Eip1559Transaction"/> or a <see cref="LegacyTransaction"/>.</summary>
/// <remarks>Access lists are not supported: every transaction has an empty one. Immutable, thread-safe.</remarks>
public abstract record UnsignedTransaction : SigningPayload
{
    private protected UnsignedTransaction()
    {
    }

    /// <summary>The chain that it is valid on.</summary>
    public required ulong ChainId { get; init; }

    /// <summary>How many transactions of the account come before it.</summary>
    public required ulong Nonce { get; init; }

    /// <summary>The most gas that it may use.</summary>
    public required ulong GasLimit { get; init; }

    /// <summary>The contract or account that it is sent to; null to create a contract.</summary>
    public Address? To { get; init; }

    /// <summary>How much of the native currency goes with it.</summary>
    public Wei Value { get; init; }

    /// <summary>Calldata, or the code that creates a contract.</summary>
    public Bytes Data { get; init; }

    /// <inheritdoc/>
    public sealed override Bytes32 Digest => Keccak256.Hash(EncodeUnsigned());

    internal abstract byte[] EncodeUnsigned();

    internal abstract byte[] EncodeSigned(EcdsaSignature signature);

    private protected byte[] EncodeTo() => To is { } to ? Rlp.EncodeBytes(to.AsSpan()) : Rlp.EncodeBytes([]);
}
