using Nethereum.Contracts;

namespace Pitfalls.AbiShapes;

/// <summary>FAB3003: outputs by their place. A field was added before this one, and the host is the depositor now.</summary>
internal static class PositionalOutputs
{
    public static async Task<string> HostAsync(Function sessionJobs, int id)
    {
        var session = await sessionJobs.CallDecodingToDefaultAsync(id);
        return (string)session[3].Result; // FAB3003: session[3]
    }
}
