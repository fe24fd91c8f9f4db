using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Decides how much gas a transaction may use, and so finds out whether it would revert. Thread-safe.</summary>
internal sealed class GasEstimator(ChainProgress progress, int marginPercent)
{
    /// <exception cref="ContractRevertedException">The contract would refuse the transaction.</exception>
    public async Task<ulong> EstimateAsync(ContractMessage message, Address from, TransactionOptions options, CancellationToken cancellationToken)
    {
        if (options.GasLimit is { } limit)
        {
            return limit;
        }

        try
        {
            CallRequest call = CallRequest.Create(message, from);

            // At a block that is not older than what the caller has seen: before an approval is mined, what needs it would be refused.
            ulong head = (await progress.GetHeadAsync(cancellationToken).ConfigureAwait(false)).Number;
            ulong estimate = await progress.AskAtAsync(TransactionRequests.EstimateGas(call, head), head, cancellationToken).ConfigureAwait(false);
            UInt128 withMargin = ((UInt128)estimate * (uint)(100 + marginPercent) / 100) + options.ExtraGas;
            return (ulong)UInt128.Min(withMargin, ulong.MaxValue);
        }
        catch (JsonRpcException e) when (e.RevertData is { } revertData)
        {
            throw RevertAnswer.ToException(message, revertData);
        }
    }
}
