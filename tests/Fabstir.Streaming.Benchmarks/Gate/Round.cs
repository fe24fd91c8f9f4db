using System.Diagnostics;
using Fabstir.Streaming.Benchmarks.Clients;

namespace Fabstir.Streaming.Benchmarks.Gate;

/// <summary>What one answer took.</summary>
/// <param name="TokensPerSecond">By the clock.</param>
/// <param name="Processor">Microseconds of processor time for a token, of the whole process.</param>
/// <param name="Bytes">What was allocated for a token.</param>
internal sealed record Round(double TokensPerSecond, double Processor, double Bytes)
{
    public static async Task<Round> MeasureAsync(IAnswerClient client, int tokens, CancellationToken cancellationToken)
    {
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        long start = Stopwatch.GetTimestamp();
        int received = await client.ReadAsync(tokens, cancellationToken);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        return received == tokens
            ? new Round(
                tokens / elapsed.TotalSeconds,
                (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / tokens,
                (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / tokens)
            : throw new InvalidOperationException($"{received} of {tokens} tokens came.");
    }
}
