using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>The seam between the client and a chain: a node, or the chain in memory of the mock mode. Thread-safe.</summary>
internal interface IChainNode : IAsyncDisposable
{
    /// <summary>What all clients of the chain share in this process.</summary>
    ChainWorld World { get; }

    /// <summary>The account that sends; null to read only.</summary>
    Address? Account { get; }

    /// <summary>Calls, transactions and logs.</summary>
    IContractTransport Transport { get; }

    /// <summary>Makes reads in one request, so that all of them see one block.</summary>
    Task<T> ReadAsync<T>(Func<ChainReads, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>A block; null when the node does not have it.</summary>
    Task<BlockHeader?> GetBlockAsync(BlockReference block, CancellationToken cancellationToken);

    /// <summary>The receipt of a transaction; null when it is not mined.</summary>
    Task<TransactionReceipt?> GetReceiptAsync(Bytes32 hash, CancellationToken cancellationToken);

    /// <summary>A word of a contract's storage.</summary>
    Task<Bytes32> GetStorageAsync(Address contract, Bytes32 slot, CancellationToken cancellationToken);

    /// <summary>Takes up a transaction that was signed before: looks it up, and sends the same bytes again if the node does not have them.</summary>
    Task<TransactionHandle> ResumeAsync(Bytes raw, TransactionOptions options, CancellationToken cancellationToken);

    /// <summary>The chain that the node is on.</summary>
    Task<ulong> GetChainIdAsync(CancellationToken cancellationToken);
}
