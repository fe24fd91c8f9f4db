using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Integration.Tests.Support;

/// <summary>Why a contract refuses what somebody is about to send.</summary>
internal static class Refusal
{
    /// <summary>The marketplace's error: an exception comes before anything is sent.</summary>
    public static async Task<JobMarketplace.Error> OfAsync(Task<TransactionHandle> sending)
    {
        ContractRevertedException refused = await Assert.ThrowsAsync<ContractRevertedException>(() => sending);
        return Assert.IsAssignableFrom<JobMarketplace.Error>(refused.Error);
    }

    /// <summary>The marketplace's reason, where it gives one as text.</summary>
    public static async Task<string> ReasonOfAsync(Task<TransactionHandle> sending) =>
        Assert.IsType<JobMarketplace.Error.Revert>(await OfAsync(sending)).Reason;
}
