using Fabstir.Abi;
using Fabstir.Contracts;

namespace Pitfalls.AbiShapes;

/// <summary>FAB3005: a session id that is not from an event. By the time the transaction is mined, the id is somebody else's.</summary>
internal static class SessionIdSource
{
    public static async Task CompleteAsync(JobMarketplace marketplace, JobMarketplace.Functions.CreateSessionFromDepositForModel opening)
    {
        UInt256 id = await marketplace.SimulateAsync(opening);
        await marketplace.CompleteSessionJobAsync(new() { JobId = id, ConversationCID = "" }); // FAB3005: id
    }
}
