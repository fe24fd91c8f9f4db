using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A transaction with a plain gas price, bound to its chain (EIP-155), for chains without a base fee.</summary>
public sealed record LegacyTransaction : UnsignedTransaction
{
    // EIP-155: v is the recovery id, twice the chain id, and this.
    private const ulong VOffset = 35;

    /// <summary>What is paid for a unit of gas.</summary>
    public required Wei GasPrice { get; init; }

    internal override byte[] EncodeUnsigned() =>
        Rlp.EncodeList([.. EncodeFields(), Rlp.EncodeInteger(ChainId), Rlp.EncodeInteger(0), Rlp.EncodeInteger(0)]);

    internal override byte[] EncodeSigned(EcdsaSignature signature)
    {
        UInt256 v = ((UInt256)ChainId * 2) + VOffset + signature.YParity;
        return Rlp.EncodeList([.. EncodeFields(), Rlp.EncodeInteger(v), Rlp.EncodeInteger(signature.R), Rlp.EncodeInteger(signature.S)]);
    }

    private byte[][] EncodeFields() =>
    [
        Rlp.EncodeInteger(Nonce),
        Rlp.EncodeInteger(GasPrice.Value),
        Rlp.EncodeInteger(GasLimit),
        EncodeTo(),
        Rlp.EncodeInteger(Value.Value),
        Rlp.EncodeBytes(Data.AsSpan()),
    ];
}
