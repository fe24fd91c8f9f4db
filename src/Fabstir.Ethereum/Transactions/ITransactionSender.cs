using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>What turns a message into a transaction that a node has: with a signer's key or with the node's. Thread-safe.</summary>
internal interface ITransactionSender
{
    /// <summary>The account that pays.</summary>
    Address Address { get; }

    /// <inheritdoc cref="IContractTransport.SendAsync"/>
    Task<TransactionHandle> SendAsync(ContractMessage message, TransactionOptions options, CancellationToken cancellationToken);
}
