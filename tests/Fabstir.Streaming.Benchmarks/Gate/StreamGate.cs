using System.Globalization;
using System.Runtime;
using Fabstir.Streaming.Benchmarks.Clients;

namespace Fabstir.Streaming.Benchmarks.Gate;

/// <summary>Holds a session's stream to the floor: at least 0.6 of its tokens a second, at most 1.5 times its processor time, and nothing allocated for a token but its text.</summary>
/// <param name="raw">The floor.</param>
/// <param name="session">The session.</param>
internal sealed class StreamGate(IAnswerClient raw, IAnswerClient session)
{
    private const double LeastSpeed = 0.6;
    private const double MostProcessor = 1.5;

    // The smallest object: less than that is no object for each token, but its share of acknowledgements and of the text of the whole answer.
    private const double MostBytes = 24;

    // Code is compiled again while it runs: measured is what it is afterwards, when rounds have passed without any.
    private const int QuietRounds = 8;
    private const int MostWarmUpRounds = 400;

    /// <summary>Measures in turns, and prints the medians.</summary>
    /// <returns>Whether all hold.</returns>
    public async Task<bool> RunAsync(int rounds, int tokens, CancellationToken cancellationToken)
    {
        List<(Round Raw, Round Session)> turns = [];
        await WarmUpAsync(tokens, cancellationToken);
        for (int turn = 0; turn < rounds; turn++)
        {
            turns.Add((await Round.MeasureAsync(raw, tokens, cancellationToken), await Round.MeasureAsync(session, tokens, cancellationToken)));
        }

        double speed = Median(turns.Select(static turn => turn.Session.TokensPerSecond / turn.Raw.TokensPerSecond));
        double processor = Median(turns.Select(static turn => turn.Session.Processor / turn.Raw.Processor));
        double text = TextBytes;
        double bytes = Median(turns.Select(turn => turn.Session.Bytes - text));
        Console.WriteLine($"{"",-24} {"raw loop",12} {"session",12} {"ratio",8} {"bound",8}");
        Print("tokens per second", "F0", turns, static round => round.TokensPerSecond, speed, LeastSpeed, speed >= LeastSpeed);
        Print("processor us per token", "F2", turns, static round => round.Processor, processor, MostProcessor, processor <= MostProcessor);
        Print("bytes per token - text", "F1", turns, round => round.Bytes - text, bytes, MostBytes, bytes < MostBytes);
        bool passed = speed >= LeastSpeed && processor <= MostProcessor && bytes < MostBytes;
        Console.WriteLine(FormattableString.Invariant($"{(passed ? "passed" : "FAILED")}: medians of {rounds} rounds in turns, {tokens} tokens each"));
        return passed;
    }

    private async Task WarmUpAsync(int tokens, CancellationToken cancellationToken)
    {
        long compiled = 0;
        for (int round = 0, quiet = 0; round < MostWarmUpRounds && quiet < QuietRounds; round++)
        {
            await raw.ReadAsync(tokens, cancellationToken);
            await session.ReadAsync(tokens, cancellationToken);
            quiet = JitInfo.GetCompiledMethodCount() == compiled ? quiet + 1 : 0;
            compiled = JitInfo.GetCompiledMethodCount();
        }
    }

    // A string has its header, its length, its letters and a zero, in whole words.
    private static double TextBytes => (22 + (2 * Server.TokenFrames.Text.Length) + 7) / 8 * 8;

    private static void Print(
        string name, string format, List<(Round Raw, Round Session)> turns, Func<Round, double> figure, double ratio, double bound, bool holds)
    {
        string raw = Median(turns.Select(turn => figure(turn.Raw))).ToString(format, CultureInfo.InvariantCulture);
        string session = Median(turns.Select(turn => figure(turn.Session))).ToString(format, CultureInfo.InvariantCulture);
        Console.WriteLine(FormattableString.Invariant($"{name,-24} {raw,12} {session,12} {ratio,8:F2} {bound,8:F1}{(holds ? "" : "  over")}"));
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
