using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A transaction that should create a contract succeeded, and the node's receipt names none.</summary>
public sealed class ContractNotCreatedException : EthereumException
{
    /// <summary>Describes a receipt without a contract.</summary>
    /// <param name="hash">The transaction.</param>
    public ContractNotCreatedException(Bytes32 hash)
        : base($"Transaction {hash} succeeded, and its receipt names no contract: the node does not know what it created.") => Hash = hash;

    /// <summary>The transaction.</summary>
    public Bytes32 Hash { get; }
}
