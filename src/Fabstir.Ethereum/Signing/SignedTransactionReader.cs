using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Reads the bytes that a transaction with its signature is encoded to, and no others.</summary>
internal static class SignedTransactionReader
{
    private const int LegacyFields = 9;
    private const int Eip1559Fields = 12;
    private const byte Eip1559Type = 0x02;

    // Below it the first byte is the type of an envelope (EIP-2718), from it on a list begins.
    private const byte FirstList = 0xc0;

    // EIP-155: v is the recovery id, twice the chain id, and this.
    private const ulong VOffset = 35;

    /// <exception cref="FormatException">They are another kind of transaction, or not in the one form that it has.</exception>
    public static (UnsignedTransaction Transaction, EcdsaSignature Signature) Read(Bytes raw)
    {
        try
        {
            (UnsignedTransaction transaction, EcdsaSignature signature) = ReadParts(raw);
            if (signature.S > (UInt256)Secp256k1.LargestS || !signature.TryRecover(transaction.Digest, out _))
            {
                throw new FormatException("no key can have made its signature (EIP-2)");
            }

            // What nodes take has one form only: leading zeros, long prefixes and the like come out differently.
            return raw.AsSpan().SequenceEqual(transaction.EncodeSigned(signature))
                ? (transaction, signature)
                : throw new FormatException("its numbers or lengths are not in their shortest form, or it has an access list");
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new FormatException($"These {raw.Length} bytes are no signed transaction that can be resumed: {e.Message}.", e);
        }
    }

    private static (UnsignedTransaction Transaction, EcdsaSignature Signature) ReadParts(Bytes raw) => raw.AsSpan() switch
    {
        [] => throw new FormatException("there are none"),
        [>= FirstList, ..] => ReadLegacy(RlpReader.ReadList(raw.AsSpan())),
        [Eip1559Type, .. ReadOnlySpan<byte> fields] => ReadEip1559(RlpReader.ReadList(fields)),
        [byte type, ..] => throw new FormatException($"type {type} is neither EIP-1559 (2) nor a list"),
    };

    private static (UnsignedTransaction Transaction, EcdsaSignature Signature) ReadEip1559(Bytes[] fields)
    {
        CheckCount(fields, Eip1559Fields);
        Eip1559Transaction transaction = new()
        {
            ChainId = ReadUInt64(fields[0]),
            Nonce = ReadUInt64(fields[1]),
            MaxPriorityFeePerGas = ReadWei(fields[2]),
            MaxFeePerGas = ReadWei(fields[3]),
            GasLimit = ReadUInt64(fields[4]),
            To = ReadTo(fields[5]),
            Value = ReadWei(fields[6]),
            Data = fields[7],
        };
        return (transaction, ReadSignature(fields, RlpReader.ReadInteger(fields[9])));
    }

    private static (UnsignedTransaction Transaction, EcdsaSignature Signature) ReadLegacy(Bytes[] fields)
    {
        CheckCount(fields, LegacyFields);
        UInt256 v = RlpReader.ReadInteger(fields[6]);
        if (v < VOffset + 2)
        {
            throw new FormatException("it is not bound to a chain (EIP-155)");
        }

        LegacyTransaction transaction = new()
        {
            ChainId = checked((ulong)((v - VOffset) / 2)),
            Nonce = ReadUInt64(fields[0]),
            GasPrice = ReadWei(fields[1]),
            GasLimit = ReadUInt64(fields[2]),
            To = ReadTo(fields[3]),
            Value = ReadWei(fields[4]),
            Data = fields[5],
        };
        return (transaction, ReadSignature(fields, (v - VOffset) % 2));
    }

    private static void CheckCount(Bytes[] fields, int expected)
    {
        if (fields.Length != expected)
        {
            throw new FormatException($"it has {fields.Length} fields, and a signed transaction of its kind {expected}");
        }
    }

    private static EcdsaSignature ReadSignature(Bytes[] fields, UInt256 yParity) => yParity <= 1
        ? new EcdsaSignature(RlpReader.ReadInteger(fields[^2]), RlpReader.ReadInteger(fields[^1]), (byte)yParity)
        : throw new FormatException($"{yParity} is no parity");

    private static Address? ReadTo(Bytes field) => field.Length switch
    {
        0 => null,
        Address.Size => new Address(field.AsSpan()),
        int length => throw new FormatException($"{length} bytes are no address"),
    };

    private static ulong ReadUInt64(Bytes field) =>
        RlpReader.ReadInteger(field) is var number && number <= ulong.MaxValue ? (ulong)number : throw new FormatException($"{number} is above 2^64 - 1");

    private static Wei ReadWei(Bytes field) => new(RlpReader.ReadInteger(field));
}
