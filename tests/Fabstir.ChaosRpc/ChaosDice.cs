using System.Collections.Concurrent;

namespace Fabstir.Chaos;

/// <summary>Decides whether a fault strikes. Each fault has a sequence of its own, so that one more of another does not change it. Thread-safe.</summary>
internal sealed class ChaosDice(ChaosOptions options)
{
    private readonly ConcurrentDictionary<ChaosFault, int> _thrown = new();
    private readonly ConcurrentDictionary<ChaosFault, int> _struck = new();

    /// <summary>How often a fault has struck.</summary>
    public int Struck(ChaosFault fault) => _struck.GetValueOrDefault(fault);

    public bool Has(ChaosFault fault) => options.Faults.Contains(fault);

    /// <summary>Throws the dice for a fault.</summary>
    public bool Strikes(ChaosFault fault)
    {
        if (!Has(fault))
        {
            return false;
        }

        int count = _thrown.AddOrUpdate(fault, 1, static (_, before) => before + 1);
        double drawn = (Mix(options.Seed ^ ((ulong)fault << 32) ^ (ulong)count) >> 11) * (1.0 / (1UL << 53));
        return drawn < options.Rate && Strike(fault);
    }

    /// <summary>A fault that strikes always has done so.</summary>
    public bool Strike(ChaosFault fault)
    {
        _struck.AddOrUpdate(fault, 1, static (_, before) => before + 1);
        return true;
    }

    // SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators).
    private static ulong Mix(ulong value)
    {
        value += 0x9e3779b97f4a7c15;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
