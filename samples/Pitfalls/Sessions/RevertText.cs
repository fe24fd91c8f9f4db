using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Pitfalls.Sessions;

/// <summary>FAB4004: a decision on the text of an error. The text is another one after the next upgrade, and of every node.</summary>
internal static class RevertText
{
    public static async Task<bool> CompleteAsync(JobMarketplace marketplace, UInt256 session)
    {
        try
        {
            await marketplace.CompleteSessionJobAsync(new() { JobId = session, ConversationCID = "" });
            return true;
        }
        catch (ContractRevertedException e) when (e.Message.Contains(/* by the owner */ "EnforcedPause")) // FAB4004: e.Message
        {
            return false;
        }
    }
}
