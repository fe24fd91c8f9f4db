using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>
/// Sends with a signer's key. A transaction is signed once: signing again would give another hash, and nobody could tell whether the first one
/// is on its way. Thread-safe.
/// </summary>
internal sealed class SigningSender(AttemptSigner signer, TransactionServices services) : ITransactionSender
{
    public Address Address => signer.Address;

    public async Task<TransactionHandle> SendAsync(ContractMessage message, TransactionOptions options, CancellationToken cancellationToken)
    {
        FeeEstimator.Check(options);
        ulong chainId = await services.Client.GetChainIdAsync(cancellationToken).ConfigureAwait(false);
        ulong gasLimit = await EstimateGasAsync(message, options, cancellationToken).ConfigureAwait(false);
        using NonceLease lease = await services.Nonces.AcquireAsync(chainId, Address, cancellationToken).ConfigureAwait(false);

        // After the wait for a nonce: fees change from block to block.
        TransactionFees fees = await services.Fees.EstimateAsync(options, cancellationToken).ConfigureAwait(false);
        UnsignedTransaction unsigned = fees.CreateTransaction(message, chainId, lease.Nonce, gasLimit);
        await services.Funds.CheckAsync(Address, unsigned, cancellationToken).ConfigureAwait(false);
        PendingTransaction transaction = new(await signer.SignAsync(unsigned, options.Journal, cancellationToken).ConfigureAwait(false))
        {
            ChainId = chainId,
            From = Address,
            Nonce = lease.Nonce,
            GasLimit = gasLimit,
            Message = message,
            Options = options,
        };
        await services.Broadcaster.BroadcastAsync(transaction).ConfigureAwait(false);
        return services.CreateHandle(transaction);
    }

    private async Task<ulong> EstimateGasAsync(ContractMessage message, TransactionOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await services.Gas.EstimateAsync(message, Address, options, cancellationToken).ConfigureAwait(false);
        }
        catch (JsonRpcException) when (message.Value > Wei.Zero)
        {
            await services.Funds.CheckValueAsync(Address, message.Value, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }
}
