namespace Fabstir.Ethereum;

/// <summary>A transaction that pays the base fee of its block and a tip (EIP-1559, type 2).</summary>
public sealed record Eip1559Transaction : UnsignedTransaction
{
    private const byte Type = 0x02;

    // EIP-2930: none of its addresses and slots are announced.
    private static readonly byte[] EmptyAccessList = Rlp.EncodeList();

    /// <summary>The most to pay for a unit of gas, tip included.</summary>
    public required Wei MaxFeePerGas { get; init; }

    /// <summary>What of it goes to whoever builds the block.</summary>
    public required Wei MaxPriorityFeePerGas { get; init; }

    internal override byte[] EncodeUnsigned() => [Type, .. Rlp.EncodeList(EncodeFields())];

    internal override byte[] EncodeSigned(EcdsaSignature signature)
    {
        byte[][] signed = [.. EncodeFields(), Rlp.EncodeInteger(signature.YParity), Rlp.EncodeInteger(signature.R), Rlp.EncodeInteger(signature.S)];
        return [Type, .. Rlp.EncodeList(signed)];
    }

    private byte[][] EncodeFields() =>
    [
        Rlp.EncodeInteger(ChainId),
        Rlp.EncodeInteger(Nonce),
        Rlp.EncodeInteger(MaxPriorityFeePerGas.Value),
        Rlp.EncodeInteger(MaxFeePerGas.Value),
        Rlp.EncodeInteger(GasLimit),
        EncodeTo(),
        Rlp.EncodeInteger(Value.Value),
        Rlp.EncodeBytes(Data.AsSpan()),
        EmptyAccessList,
    ];
}
