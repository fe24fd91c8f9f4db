using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Another transaction of the same account has the nonce: two programs send with one key, or a wallet does beside this one.</summary>
/// <remarks>
/// The transaction that is named here cannot be mined any more, unless a reorganisation takes the other one back. It is not sent again under
/// another nonce: whether its intent still holds is for the caller to say.
/// </remarks>
public sealed class NonceConflictException : EthereumException
{
    /// <summary>Describes a nonce that was taken.</summary>
    /// <param name="from">The account.</param>
    /// <param name="nonce">The nonce.</param>
    /// <param name="hash">The hash of the transaction that lost it.</param>
    /// <param name="takenBy">The hash of the transaction that has it; null when it could not be found out.</param>
    public NonceConflictException(Address from, ulong nonce, Bytes32 hash, Bytes32? takenBy = null)
        : base($"Nonce {nonce} of {from} was taken by {(takenBy is { } other ? $"transaction {other}" : "another transaction")}, so that {hash} cannot be mined any more: somebody else has the key.")
    {
        TakenBy = takenBy;
        From = from;
        Nonce = nonce;
        Hash = hash;
    }

    /// <summary>The account.</summary>
    public Address From { get; }

    /// <summary>The nonce.</summary>
    public ulong Nonce { get; }

    /// <summary>The hash of the transaction that lost it.</summary>
    public Bytes32 Hash { get; }

    /// <summary>The hash of the transaction that has it; null when it could not be found out.</summary>
    public Bytes32? TakenBy { get; }
}
