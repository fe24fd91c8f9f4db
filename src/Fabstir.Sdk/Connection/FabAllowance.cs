using Fabstir.Abi;

namespace Fabstir;

/// <summary>Lets a contract take FAB: exactly what the next transaction needs, and for one transaction at a time.</summary>
internal static class FabAllowance
{
    // Two clients of a process may have one account: of each other's allowances they would know nothing.
    private static readonly KeyedTurns Turns = new();

    /// <summary>Approves what is missing of an amount, and then sends what takes it.</summary>
    /// <exception cref="InsufficientBalanceException">The account has less.</exception>
    public static Task<T> SpendAsync<T>(
        MarketplaceConnection connection,
        Address owner,
        Address spender,
        FabAmount amount,
        Func<CancellationToken, Task<T>> spend,
        CancellationToken cancellationToken) => Turns.RunAsync(
            $"{connection.Deployment.ChainId} {owner} {spender}",
            async () =>
            {
                await ApproveAsync(connection, owner, spender, amount, cancellationToken).ConfigureAwait(false);
                return await spend(cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    private static async Task ApproveAsync(
        MarketplaceConnection connection, Address owner, Address spender, FabAmount amount, CancellationToken cancellationToken)
    {
        UInt256[] has = await connection.ReadAsync(
            reads => Task.WhenAll(reads.Contracts.Fab.BalanceOfAsync(owner), reads.Contracts.Fab.AllowanceAsync(owner, spender)),
            cancellationToken).ConfigureAwait(false);
        if (has[0] < amount.BaseUnits)
        {
            throw new InsufficientBalanceException(
                FabstirErrorCode.InsufficientBalance, amount.ToString(), new FabAmount(has[0]).ToString(), $"FAB.balanceOf({owner})");
        }

        if (has[1] < amount.BaseUnits)
        {
            await connection.SendAsync(
                "approve",
                (options, token) => connection.Contracts.Fab.ApproveAsync(new() { Spender = spender, Value = amount.BaseUnits }, options, token),
                cancellationToken).ConfigureAwait(false);
        }
    }
}
