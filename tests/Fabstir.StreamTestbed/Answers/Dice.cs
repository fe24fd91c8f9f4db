namespace Fabstir.StreamTestbed.Answers;

/// <summary>Numbers that are the same for the same seed, in any order and on any machine.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _thrown;

    /// <summary>A number from 0 to below a bound. Not thread-safe.</summary>
    public int Next(int bound) => (int)(Mix(seed + (++_thrown * 0x632be59bd9b4e019)) % (ulong)bound);

    /// <summary>A number between bounds, the upper one excluded. Not thread-safe.</summary>
    public int Next(int from, int to) => from + Next(to - from);

    // SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators).
    public static ulong Mix(ulong value)
    {
        value += 0x9e3779b97f4a7c15;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
