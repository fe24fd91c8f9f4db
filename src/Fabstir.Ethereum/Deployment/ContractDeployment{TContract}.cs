using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A contract that is being created: the node has accepted the transaction, it is not yet mined.</summary>
/// <typeparam name="TContract">What stands for the contract: its generated client, or its address.</typeparam>
/// <remarks>Thread-safe.</remarks>
public sealed class ContractDeployment<TContract>
{
    private readonly Func<Address, TContract> _create;

    internal ContractDeployment(TransactionHandle transaction, Func<Address, TContract> create)
    {
        Transaction = transaction;
        _create = create;
    }

    /// <summary>The transaction that creates it.</summary>
    public TransactionHandle Transaction { get; }

    /// <summary>Waits until the contract is there and so many blocks are on top of it, that of its creation included.</summary>
    /// <param name="confirmations">At least 1. More make it less likely that a reorganisation takes the contract back.</param>
    /// <param name="cancellationToken">Stops waiting. The transaction is not called back: the contract may still be created.</param>
    /// <returns>The contract.</returns>
    /// <exception cref="ContractNotCreatedException">The node's receipt names no contract.</exception>
    /// <inheritdoc cref="TransactionHandle.WaitAsync" path="/exception"/>
    public async Task<TContract> WaitAsync(int confirmations = 1, CancellationToken cancellationToken = default)
    {
        TransactionReceipt receipt = await Transaction.WaitAsync(confirmations, cancellationToken).ConfigureAwait(false);
        return _create(receipt.ContractAddress ?? throw new ContractNotCreatedException(Transaction.Hash));
    }
}
