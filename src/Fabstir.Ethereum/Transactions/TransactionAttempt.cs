using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>One of the transactions that were sent with a nonce for one purpose: the first, one with a higher fee, or the cancellation.</summary>
internal sealed record TransactionAttempt
{
    private TransactionAttempt()
    {
    }

    public required Bytes32 Hash { get; init; }

    /// <summary>What was signed here, and can be sent again; null when a node signed it and keeps it to itself.</summary>
    public SignedTransaction? Signed { get; private init; }

    /// <summary>Whether it takes the place of the others, and does nothing.</summary>
    public bool IsCancellation { get; init; }

    public static TransactionAttempt Of(SignedTransaction signed) => new() { Hash = signed.Hash, Signed = signed };

    /// <summary>What a node has signed, and told only the hash of.</summary>
    public static TransactionAttempt OfNode(Bytes32 hash) => new() { Hash = hash };

    /// <summary>What a journal writes down of it.</summary>
    public static SignedIntent ToIntent(SignedTransaction signed)
    {
        UnsignedTransaction transaction = signed.Transaction;
        return new SignedIntent
        {
            ChainId = transaction.ChainId,
            From = signed.From,
            To = transaction.To,
            Nonce = transaction.Nonce,
            Hash = signed.Hash,
            Raw = signed.Raw,
            CalldataHash = Keccak256.Hash(transaction.Data.AsSpan()),
            Value = transaction.Value,
            GasLimit = transaction.GasLimit,
        };
    }
}
