using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Decides how much gas a transaction may use, and so finds out whether it would revert. Thread-safe.</summary>
internal sealed class GasEstimator(JsonRpcClient client, int marginPercent)
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
            ulong estimate = await client.SendAsync(TransactionRequests.EstimateGas(call), cancellationToken).ConfigureAwait(false);
            UInt128 withMargin = (UInt128)estimate * (uint)(100 + marginPercent) / 100;
            return (ulong)UInt128.Min(withMargin, ulong.MaxValue);
        }
        catch (JsonRpcException e) when (e.RevertData is { } revertData)
        {
            throw RevertAnswer.ToException(message, revertData);
        }
    }
}
