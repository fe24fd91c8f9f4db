using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.ChainFaults.Clients;

/// <summary>
/// What a transport has to do without to fail: takes whatever nonce the node counts, though others may have taken it a moment ago, and outbids whoever is in the way.
/// </summary>
internal sealed class CarelessSender(JsonRpcTransport node, LocalSigner signer, ulong chainId) : ITransactionSender
{
    private const int Bids = 3;

    private static int _lastBid;

    public Address Address => signer.Address;

    public async Task<TransactionHandle> SendAsync(ContractMessage message, TransactionOptions options, CancellationToken cancellationToken = default)
    {
        ulong nonce = await node.GetTransactionCountAsync(Address, BlockReference.Pending, cancellationToken);
        for (int bid = 1; ; bid++)
        {
            // Every bid is above all before it.
            Wei fee = Wei.FromGwei((ulong)(100 + (20 * Interlocked.Increment(ref _lastBid))));
            UnsignedTransaction transaction = new Eip1559Transaction
            {
                ChainId = chainId,
                Nonce = nonce,
                GasLimit = 21_000,
                MaxFeePerGas = fee,
                MaxPriorityFeePerGas = fee,
                To = message.To,
                Value = message.Value,
            };
            SignedTransaction signed = new(transaction, await signer.SignAsync(transaction, cancellationToken));
            try
            {
                await node.RequestAsync("eth_sendRawTransaction", [signed.Raw.ToString()], cancellationToken);
                return new Handle(node, signed);
            }
            catch (JsonRpcException) when (bid < Bids)
            {
            }
        }
    }

    private sealed class Handle(JsonRpcTransport node, SignedTransaction signed) : TransactionHandle
    {
        public override Bytes32 Hash => signed.Hash;

        public override Address From => signed.From;

        public override async Task<TransactionReceipt> WaitAsync(int confirmations = 1, CancellationToken cancellationToken = default)
        {
            while (true)
            {
                ulong mined = await node.GetTransactionCountAsync(From, BlockReference.Latest, cancellationToken);
                if (await node.GetReceiptAsync(Hash, cancellationToken) is { } receipt)
                {
                    return receipt;
                }

                if (mined > signed.Transaction.Nonce)
                {
                    throw new NonceConflictException(From, signed.Transaction.Nonce, Hash, takenBy: null);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
            }
        }
    }
}
