namespace Fabstir.Ethereum.Tests;

/// <summary>Calls whose answers can be told from each other: a contract that returns its calldata.</summary>
internal static class EchoCalls
{
    /// <summary>Every call has its own calldata, which comes back as its answer.</summary>
    public static Task<ReadOnlyMemory<byte>>[] Start(JsonRpcBatch batch, int count) =>
        [.. Enumerable.Range(0, count).Select(i => batch.CallAsync(World.Ping with { Calldata = new[] { (byte)i } }, cancellationToken: Test.Token))];

    public static async Task AssertAnsweredAsync(Task<ReadOnlyMemory<byte>>[] calls)
    {
        for (int i = 0; i < calls.Length; i++)
        {
            Assert.Equal([(byte)i], (await calls[i]).ToArray());
        }
    }

    public static void Serve(World world) => world.Node.Methods.Call = call => (string)call["data"]!;
}
