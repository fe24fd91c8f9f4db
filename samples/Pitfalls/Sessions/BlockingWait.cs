using Fabstir.Abi;
using Fabstir.Contracts;

namespace Pitfalls.Sessions;

/// <summary>FAB4003: a thread that waits for one of our tasks. Where there is a synchronisation context, for ever.</summary>
internal static class BlockingWait
{
    public static async Task<UInt256> WorthAsync(ERC20 usdc, Address account)
    {
        UInt256 balance = usdc.BalanceOfAsync(account)
            // Now, and not later.
            .Result; // FAB4003: Result
        return await Task.FromResult(balance);
    }
}
