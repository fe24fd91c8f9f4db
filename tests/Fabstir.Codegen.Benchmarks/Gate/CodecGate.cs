using Fabstir.Codegen.Benchmarks.Codec;

namespace Fabstir.Codegen.Benchmarks.Gate;

/// <summary>Holds generated code to the hand-written floors: 1.3 times their time, and not a byte more.</summary>
internal static class CodecGate
{
    private const double MaxRatio = 1.3;

    /// <summary>Measures all pairs and prints a line for each.</summary>
    /// <returns>0 when all hold, else 1.</returns>
    public static int Run()
    {
        Console.WriteLine($"{"pair",-24} {"floor",11} {"generated",11} {"ratio",6} {"floor",8} {"generated",10}");
        bool passed = true;
        foreach (IPair pair in Pairs())
        {
            PairResult result = pair.Measure();
            bool holds = result.Ratio <= MaxRatio && result.GeneratedBytes == result.FloorBytes;
            passed &= holds;
            Console.WriteLine(
                $"{result.Name,-24} {result.Floor,8:F1} ns {result.Generated,8:F1} ns {result.Ratio,6:F2} {result.FloorBytes,6} B {result.GeneratedBytes,8} B{(holds ? "" : "  over")}");
        }

        Console.WriteLine(passed ? $"passed: all within {MaxRatio} of the floor, in equal bytes" : "FAILED");
        return passed ? 0 : 1;
    }

    private static IPair[] Pairs()
    {
        CreateSessionBenchmarks createSession = new();
        SessionJobsBenchmarks sessionJobs = new();
        SessionCreatedBenchmarks sessionCreated = new();
        BatchBenchmarks batch = new();
        return
        [
            Pair("createSession encode", createSession.EncodeFloor, createSession.EncodeGenerated),
            Pair("createSession decode", createSession.DecodeFloor, createSession.DecodeGenerated),
            Pair("sessionJobs encode", sessionJobs.EncodeFloor, sessionJobs.EncodeGenerated),
            Pair("sessionJobs decode", sessionJobs.DecodeFloor, sessionJobs.DecodeGenerated),
            Pair("SessionCreated encode", sessionCreated.EncodeFloor, sessionCreated.EncodeGenerated),
            Pair("SessionCreated decode", sessionCreated.DecodeFloor, sessionCreated.DecodeGenerated),
            Pair("ten structs encode", batch.EncodeFloor, batch.EncodeGenerated),
            Pair("ten structs decode", batch.DecodeFloor, batch.DecodeGenerated),
        ];
    }

    private static Pair<T> Pair<T>(string name, Func<T> floor, Func<T> generated) => new(name, floor, generated);
}
