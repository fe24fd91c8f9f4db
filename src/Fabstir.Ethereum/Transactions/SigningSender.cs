using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Sends with a key of ours: the hash is known before the node is, so that a lost answer can be looked up. Thread-safe.</summary>
internal sealed class SigningSender(ISigner signer, TransactionServices services) : ITransactionSender
{
    public Address Address => signer.Address;

    public async Task<TransactionHandle> SendAsync(ContractMessage message, TransactionOptions options, CancellationToken cancellationToken)
    {
        FeeEstimator.Check(options);
        ulong chainId = await services.Chain.GetAsync(cancellationToken).ConfigureAwait(false);
        ulong gasLimit = await services.Gas.EstimateAsync(message, Address, options, cancellationToken).ConfigureAwait(false);
        using NonceLease lease = await services.Nonces.AcquireAsync(chainId, Address, cancellationToken).ConfigureAwait(false);

        // After the wait for a nonce: fees change from block to block.
        TransactionFees fees = await services.Fees.EstimateAsync(options, cancellationToken).ConfigureAwait(false);
        UnsignedTransaction unsigned = fees.CreateTransaction(message, chainId, lease.Nonce, gasLimit);
        SignedTransaction signed = new(unsigned, await signer.SignAsync(unsigned, cancellationToken).ConfigureAwait(false));
        if (signed.From != Address)
        {
            throw new InvalidOperationException($"The signer of {Address} returned a signature of {signed.From}. Nothing was sent.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        PendingTransaction transaction = new()
        {
            ChainId = chainId,
            From = Address,
            Nonce = lease.Nonce,
            Hash = signed.Hash,
            GasLimit = gasLimit,
            Raw = signed.Raw,
            Message = message,
        };
        await services.Broadcaster.BroadcastAsync(transaction).ConfigureAwait(false);
        return services.CreateHandle(transaction);
    }
}
