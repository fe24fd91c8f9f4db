using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Fabstir.Codegen.Benchmarks.Gate;

/// <summary>
/// Two ways to make the same result, measured in turns of about a millisecond: what else the machine does disturbs both, and the median of the
/// ratios stays.
/// </summary>
/// <typeparam name="T">The result.</typeparam>
internal sealed class Pair<T>(string name, Func<T> floor, Func<T> generated) : IPair
{
    private const int Turns = 401;
    private static readonly TimeSpan TurnTime = TimeSpan.FromMilliseconds(1);

    // Tiered compilation replaces the code while it runs, in the background and after a delay.
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(2);

    private T? _sink;

    public PairResult Measure()
    {
        int operations = 64;
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUpTime;)
        {
            double nanoseconds = Time(floor, operations);
            Time(generated, operations);
            operations = Math.Max(16, (int)(TurnTime.TotalNanoseconds / Math.Max(1, nanoseconds)));
        }

        double call = Enumerable.Range(0, 51).Select(_ => Time(Nothing, operations)).Order().ElementAt(25);
        List<(double Floor, double Generated)> turns = [];
        for (int turn = 0; turn < Turns; turn++)
        {
            turns.Add((Time(floor, operations) - call, Time(generated, operations) - call));
        }

        return new PairResult(
            name,
            Median(turns.Select(static turn => turn.Floor)),
            Median(turns.Select(static turn => turn.Generated)),
            Median(turns.Select(static turn => turn.Generated / turn.Floor)),
            Allocation.Of(floor),
            Allocation.Of(generated));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private double Time(Func<T> operation, int count)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            _sink = operation();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
    }

    private T Nothing() => _sink!;

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Turns / 2);
}

/// <summary>Two ways to make the same result.</summary>
internal interface IPair
{
    PairResult Measure();
}

/// <summary>What measuring a pair gave.</summary>
/// <param name="Name">The pair.</param>
/// <param name="Floor">Nanoseconds of the hand-written code.</param>
/// <param name="Generated">Nanoseconds of the generated code.</param>
/// <param name="Ratio">The median of the ratios turn by turn.</param>
/// <param name="FloorBytes">Bytes that the hand-written code allocates.</param>
/// <param name="GeneratedBytes">Bytes that the generated code allocates.</param>
internal sealed record PairResult(string Name, double Floor, double Generated, double Ratio, long FloorBytes, long GeneratedBytes);
