namespace Fabstir.Ethereum;

/// <summary>Decides what a transaction offers for gas. Thread-safe.</summary>
/// <param name="client">Asks what others offer.</param>
/// <param name="progress">Knows the newest block.</param>
/// <param name="ceiling">The most, unless the transaction says otherwise; null for no limit.</param>
/// <remarks>
/// The most is twice the base fee and the tip. A base fee grows by an eighth a block at most (EIP-1559): that lasts for five full blocks in a row.
/// </remarks>
internal sealed class FeeEstimator(JsonRpcClient client, ChainProgress progress, Wei? ceiling)
{
    /// <exception cref="ArgumentException">The tip is above the most to pay, or that is no price that any chain has.</exception>
    public static void Check(TransactionOptions options)
    {
        if (options.MaxFeePerGas?.Value > UInt128.MaxValue)
        {
            throw new ArgumentException($"{options.MaxFeePerGas} cannot be a price of gas: {nameof(options.MaxFeePerGas)} is below 2^128 wei.", nameof(options));
        }

        if (options.MaxPriorityFeePerGas > options.MaxFeePerGas)
        {
            throw new ArgumentException(
                $"The tip ({options.MaxPriorityFeePerGas}) is part of the most to pay ({options.MaxFeePerGas}), not above it.", nameof(options));
        }
    }

    public async Task<TransactionFees> EstimateAsync(TransactionOptions options, CancellationToken cancellationToken)
    {
        if (options is { MaxFeePerGas: { } most, MaxPriorityFeePerGas: { } share })
        {
            return new TransactionFees(most, share);
        }

        BlockHeader head = await progress.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        Wei? tip = options.MaxPriorityFeePerGas;
        if (head.BaseFeePerGas is not { } baseFee
            || (tip ?? await SuggestTipAsync(cancellationToken).ConfigureAwait(false)) is not { } offered)
        {
            Wei price = await client.SendAsync(TransactionRequests.GasPrice(), cancellationToken).ConfigureAwait(false);
            return new TransactionFees(Limit(price, options.MaxFeePerGas ?? ceiling), MaxPriorityFeePerGas: null);
        }

        Wei max = options.MaxFeePerGas ?? Limit(baseFee + baseFee + offered, ceiling);
        return new TransactionFees(max, Limit(offered, max));
    }

    private static Wei Limit(Wei fee, Wei? most) => most < fee ? most.Value : fee;

    // Neither method is in every node; which code says so differs. Any error leads to the next method, and the last one may fail.
    private async Task<Wei?> SuggestTipAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await client.SendAsync(TransactionRequests.MaxPriorityFeePerGas(), cancellationToken).ConfigureAwait(false);
        }
        catch (JsonRpcException)
        {
            return await TipOfRecentBlocksAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Wei?> TipOfRecentBlocksAsync(CancellationToken cancellationToken)
    {
        try
        {
            Wei[] tips = await client.SendAsync(TransactionRequests.FeeHistory(), cancellationToken).ConfigureAwait(false);
            Array.Sort(tips);
            return tips.Length == 0 ? null : tips[tips.Length / 2];
        }
        catch (JsonRpcException)
        {
            return null;
        }
    }
}
