using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>
/// Sends from an account whose key the node keeps. Before the answer there is no hash to look up, and the node signs again whenever it is asked
/// again: nothing is ever repeated. Thread-safe.
/// </summary>
internal sealed class NodeAccountSender(Address account, TransactionServices services) : ITransactionSender
{
    public Address Address => account;

    public async Task<TransactionHandle> SendAsync(ContractMessage message, TransactionOptions options, CancellationToken cancellationToken)
    {
        FeeEstimator.Check(options);
        if (options.Journal is not null)
        {
            throw new ArgumentException("The node shows nobody what it signs: there is nothing that a journal could write down before.", nameof(options));
        }

        ulong chainId = await services.Client.GetChainIdAsync(cancellationToken).ConfigureAwait(false);
        ulong gasLimit = await services.Gas.EstimateAsync(message, Address, options, cancellationToken).ConfigureAwait(false);
        using NonceLease lease = await services.Nonces.AcquireAsync(chainId, Address, cancellationToken).ConfigureAwait(false);

        // The nonce is ours to say: whatever becomes of a lost answer, no second transaction can do the same as long as it has the same nonce.
        CallRequest request = CallRequest.Create(message, Address) with
        {
            GasLimit = gasLimit,
            Nonce = lease.Nonce,
            MaxFeePerGas = options.MaxFeePerGas,
            MaxPriorityFeePerGas = options.MaxPriorityFeePerGas,
        };
        PendingTransaction transaction = new(TransactionAttempt.OfNode(await HandOverAsync(request, lease.Nonce).ConfigureAwait(false)))
        {
            ChainId = chainId,
            From = Address,
            Nonce = lease.Nonce,
            GasLimit = gasLimit,
            Message = message,
            Options = options,
        };
        lease.Account.Add(transaction);
        return services.CreateHandle(transaction);
    }

    private async Task<Bytes32> HandOverAsync(CallRequest request, ulong nonce)
    {
        try
        {
            return await services.Client.SendAsync(TransactionRequests.Send(request), CancellationToken.None).ConfigureAwait(false);
        }
        catch (EthereumException e) when (e is not (JsonRpcException or WrongChainException or NodeUnreachableException { MayHaveArrived: false }))
        {
            throw new TransactionOutcomeUnknownException(Address, nonce, hash: null, "the answer of the node that signs it was lost", e);
        }
    }
}
