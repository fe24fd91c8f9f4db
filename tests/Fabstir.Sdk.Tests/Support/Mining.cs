using Fabstir.Ethereum;

namespace Fabstir.Sdk.Tests.Support;

internal static class Mining
{
    /// <summary>Waits until a transaction that is being sent is in a block.</summary>
    public static async Task<TransactionReceipt> MinedAsync(this Task<TransactionHandle> sending)
    {
        TransactionHandle handle = await sending;
        return await handle.WaitAsync(cancellationToken: TestContext.Current.CancellationToken);
    }
}
