using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A transaction would have to offer more for gas than is allowed. Nothing was sent.</summary>
public sealed class FeeCeilingException : EthereumException
{
    /// <summary>Describes a fee that is not allowed.</summary>
    /// <param name="hash">The transaction that should be replaced.</param>
    /// <param name="needed">The least for a unit of gas that nodes take in its place, in wei.</param>
    /// <param name="ceiling">The most that is allowed, in wei.</param>
    public FeeCeilingException(Bytes32 hash, Wei needed, Wei ceiling)
        : base($"To replace transaction {hash}, nodes want at least {needed} for a unit of gas, and no more than {ceiling} is allowed: raise MaxFeePerGas.")
    {
        Hash = hash;
        Needed = needed;
        Ceiling = ceiling;
    }

    /// <summary>The transaction that should be replaced.</summary>
    public Bytes32 Hash { get; }

    /// <summary>The least for a unit of gas that nodes take in its place, in wei.</summary>
    public Wei Needed { get; }

    /// <summary>The most that is allowed, in wei.</summary>
    public Wei Ceiling { get; }
}
