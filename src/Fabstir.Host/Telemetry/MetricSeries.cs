namespace Fabstir.Host;

/// <summary>The numbers of one instrument for one set of tags. Used under its owner's lock.</summary>
/// <param name="bounds">The upper bounds of a histogram's buckets; empty for what is no histogram.</param>
internal sealed class MetricSeries(IReadOnlyList<double> bounds)
{
    private readonly long[] _buckets = new long[bounds.Count + 1];

    /// <summary>The sum of what was measured, or the last of a gauge.</summary>
    public double Value { get; private set; }

    /// <summary>How often it was measured.</summary>
    public long Count { get; private set; }

    public void Add(double measurement)
    {
        Value += measurement;
        Count++;
        int bucket = 0;
        while (bucket < bounds.Count && measurement > bounds[bucket])
        {
            bucket++;
        }

        _buckets[bucket]++;
    }

    public void Set(double measurement) => Value = measurement;

    /// <summary>How many measurements are at most as high as each bound.</summary>
    public IEnumerable<(double Bound, long Count)> Cumulative()
    {
        long sum = 0;
        for (int i = 0; i < bounds.Count; i++)
        {
            sum += _buckets[i];
            yield return (bounds[i], sum);
        }
    }
}
