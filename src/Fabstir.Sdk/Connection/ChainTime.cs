using Fabstir.Abi;

namespace Fabstir;

/// <summary>Times as contracts count them: whole seconds, and any number of them. What a date cannot hold becomes the furthest one.</summary>
internal static class ChainTime
{
    private static readonly ulong MaxUnix = (ulong)DateTimeOffset.MaxValue.ToUnixTimeSeconds();
    private static readonly ulong MaxSpan = (ulong)TimeSpan.MaxValue.TotalSeconds - 1;

    public static TimeSpan ToTimeSpan(UInt256 seconds) => TimeSpan.FromSeconds((long)(ulong)UInt256.Min(seconds, MaxSpan));

    public static DateTimeOffset ToDate(UInt256 timestamp) => DateTimeOffset.FromUnixTimeSeconds((long)(ulong)UInt256.Min(timestamp, MaxUnix));

    /// <summary>A date so much later, or the furthest one.</summary>
    public static DateTimeOffset Later(DateTimeOffset date, TimeSpan time) => DateTimeOffset.MaxValue - date < time ? DateTimeOffset.MaxValue : date + time;
}
