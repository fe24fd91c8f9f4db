namespace Fabstir.Ethereum.Tests;

/// <summary>The test that runs.</summary>
internal static class Test
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;
}
