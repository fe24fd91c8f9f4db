using Fabstir.Abi;
using Fabstir.Contracts;

namespace Pitfalls.Sessions;

/// <summary>FAB4002: a call without the cancellation token that is in scope. It goes on when nobody waits any more.</summary>
internal static class MissingCancellation
{
    public static async Task<UInt256> BalanceAsync(ERC20 usdc, Address account, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await usdc.BalanceOfAsync(account /* the client's */); // FAB4002: BalanceOfAsync
    }
}
