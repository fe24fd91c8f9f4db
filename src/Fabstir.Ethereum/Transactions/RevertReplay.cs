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
        CallRequest call = CallRequest.Create(message, receipt.From);
        BlockReference before = BlockReference.At(receipt.BlockNumber == 0 ? 0 : receipt.BlockNumber - 1);
        (_, Bytes? revertData) = await ReplayAsync(call with { GasLimit = transaction.GasLimit }, before, cancellationToken).ConfigureAwait(false);

        // A proxy keeps a 64th of the gas from its implementation (EIP-150), and reverts with nothing when that runs out: more gas tells.
        bool starved = revertData is { IsEmpty: true } && (await ReplayAsync(call, before, cancellationToken).ConfigureAwait(false)).Succeeds;
        ContractError? error = starved || revertData is not { } data ? null : message.DecodeRevert?.Invoke(data.AsSpan());
        bool outOfGas = starved || receipt.GasUsed >= transaction.GasLimit;
        return new TransactionRevertedException(message.Signature, receipt, transaction.GasLimit, error, outOfGas);
    }

    // Best effort: the node may not have that state any more, or be gone.
    private async Task<(bool Succeeds, Bytes? RevertData)> ReplayAsync(CallRequest call, BlockReference block, CancellationToken cancellationToken)
    {
        try
        {
            await client.SendAsync(EthRequests.Call(call, block), cancellationToken).ConfigureAwait(false);
            return (true, null);
        }
        catch (EthereumException e)
        {
            return (false, (e as JsonRpcException)?.RevertData);
        }
    }
}
