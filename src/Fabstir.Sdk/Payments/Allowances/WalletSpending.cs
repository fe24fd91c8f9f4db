using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Lets the marketplace take USDC from the client's wallet for one transaction.</summary>
internal sealed class WalletSpending(MarketplaceConnection connection)
{
    /// <summary>Sends a transaction that takes USDC from the wallet, as soon as the marketplace may take it.</summary>
    /// <param name="step">The step that it is for. Where its transaction was signed before, that one is taken up, and needs no allowance of its own.</param>
    /// <param name="owner">Whose wallet.</param>
    /// <param name="amount">How much it takes.</param>
    /// <param name="function">The contract's function.</param>
    /// <param name="send">Sends it.</param>
    /// <param name="cancellationToken">Cancels what comes before it is handed over, and the waiting.</param>
    public async Task<TransactionReceipt> SendAsync(
        OperationStep step,
        Address owner,
        UInt256 amount,
        string function,
        Func<TransactionOptions, CancellationToken, Task<TransactionHandle>> send,
        CancellationToken cancellationToken)
    {
        if (await connection.Transactions.ResumeAsync(step, function, cancellationToken).ConfigureAwait(false) is { } receipt)
        {
            return receipt;
        }

        using AllowanceTurn turn = await AllowanceRounds
            .For(connection.Node.World, owner, connection.Deployment.Usdc, connection.Deployment.JobMarketplace)
            .EnterAsync(amount, new UsdcAllowance(connection, owner), cancellationToken)
            .ConfigureAwait(false);
        return await connection.Transactions.SendAsync(step, function, send, turn.HandOver, cancellationToken).ConfigureAwait(false);
    }
}
