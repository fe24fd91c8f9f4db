namespace Fabstir.Abi.Tests;

/// <summary>How many bytes of managed memory code takes from the heap.</summary>
internal static class Allocation
{
    /// <summary>Measures one run, after runs that load types and fill caches.</summary>
    public static long Of(Action action)
    {
        for (int i = 0; i < 3; i++)
        {
            action();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Measures one run that is refused, including its exception.</summary>
    public static long OfRefusal(Action decode) => Of(() =>
    {
        try
        {
            decode();
        }
        catch (AbiFormatException)
        {
            return;
        }

        Assert.Fail("The data was not refused.");
    });
}
