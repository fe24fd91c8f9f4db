using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Finds out why a mined transaction failed: a receipt carries no reason. Thread-safe.</summary>
internal sealed class RevertReplay(JsonRpcClient client)
{
    /// <summary>Replays a transaction at the block before its own, which does not show what came before it in the same block.</summary>
    /// <returns>The failure, with the error if the replay fails too; no reason is made up.</returns>
    public async Task<TransactionRevertedException> ExplainAsync(
        PendingTransaction transaction, TransactionReceipt receipt, CancellationToken cancellationToken)
    {
        ContractMessage message = transaction.Message;
        CallRequest call = CallRequest.Create(message, receipt.From) with { GasLimit = transaction.GasLimit };
        BlockReference before = BlockReference.At(receipt.BlockNumber == 0 ? 0 : receipt.BlockNumber - 1);
        ContractError? error = null;
        try
        {
            await client.SendAsync(EthRequests.Call(call, before), cancellationToken).ConfigureAwait(false);
        }
        catch (EthereumException e)
        {
            // Best effort: the node may not have that state any more, or be gone.
            error = e is JsonRpcException { RevertData: { } revertData } ? message.DecodeRevert?.Invoke(revertData.AsSpan()) : null;
        }

        return new TransactionRevertedException(message.Signature, receipt, transaction.GasLimit, error);
    }
}
