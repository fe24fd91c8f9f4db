using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A transaction as nodes take it. Sending the same bytes again is harmless; signing again would give another transaction.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record SignedTransaction
{
    /// <summary>Puts a signature in place.</summary>
    /// <param name="transaction">What was signed.</param>
    /// <param name="signature">A signature of its <see cref="SigningPayload.Digest"/>.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">No key can have made the signature.</exception>
    public SignedTransaction(UnsignedTransaction transaction, EcdsaSignature signature)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        Transaction = transaction;
        Signature = signature;
        From = signature.Recover(transaction.Digest);
        byte[] raw = transaction.EncodeSigned(signature);
        Raw = raw;
        Hash = Keccak256.Hash(raw);
    }

    /// <summary>Reads the bytes of a transaction that was signed before.</summary>
    /// <param name="raw">EIP-1559, or EIP-155 for chains without a base fee; without access list.</param>
    /// <exception cref="FormatException">They are something else, or no key can have made the signature. The message says what is wrong.</exception>
    public static SignedTransaction Decode(Bytes raw)
    {
        (UnsignedTransaction transaction, EcdsaSignature signature) = SignedTransactionReader.Read(raw);
        return new SignedTransaction(transaction, signature);
    }

    /// <summary>What was signed.</summary>
    public UnsignedTransaction Transaction { get; }

    /// <summary>The signature.</summary>
    public EcdsaSignature Signature { get; }

    /// <summary>The account that signed, as the signature says.</summary>
    public Address From { get; }

    /// <summary>The bytes that <c>eth_sendRawTransaction</c> takes.</summary>
    public Bytes Raw { get; }

    /// <summary>The hash that the transaction is known by.</summary>
    public Bytes32 Hash { get; }
}
