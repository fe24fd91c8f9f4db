namespace Fabstir.Codegen.Benchmarks.Gate;

/// <summary>What an operation allocates.</summary>
internal static class Allocation
{
    private const int Count = 1_000;

    /// <summary>The bytes of one operation, on the average of many.</summary>
    public static long Of<T>(Func<T> operation)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Count; i++)
        {
            operation();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Count;
    }
}
