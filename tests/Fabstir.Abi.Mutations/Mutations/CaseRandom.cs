namespace Fabstir.Abi.Mutations.Mutations;

/// <summary>Random numbers of one case (SplitMix64): a case can be run again alone, and costs no allocation.</summary>
internal struct CaseRandom(ulong seed, long number)
{
    private const ulong Step = 0x9e3779b97f4a7c15;

    private ulong _state = Mix(seed) + ((ulong)number * Step);

    /// <summary>From 0 to below a limit.</summary>
    public int Below(int limit) => (int)(((UInt128)Next() * (uint)limit) >> 64);

    public ulong Next() => Mix(_state += Step);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
