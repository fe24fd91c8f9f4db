using System.Diagnostics;
using System.Globalization;
using Fabstir.ChainFaults.Reports;
using Fabstir.ChainFaults.Scenarios;

namespace Fabstir.ChainFaults;

/// <summary>A program that tries scenarios, and says what came of each.</summary>
/// <param name="name">The program.</param>
/// <param name="scenarios">What it can try.</param>
/// <param name="parts">What it can leave out on purpose.</param>
internal sealed class FaultProgram(string name, IScenario[] scenarios, params BrokenPart[] parts)
{
    /// <returns>0 where nothing was lost, 1 where something was, and 2 where the arguments are not understood.</returns>
    public async Task<int> RunAsync(string[] args)
    {
        if (FaultArguments.Parse(args, parts) is not { } arguments || (arguments.Only is { } only && !Array.Exists(scenarios, scenario => scenario.Name == only)))
        {
            Console.Error.WriteLine(
                $"usage: {name} [--seed <number>] [--only <scenario>] [--runs <number>] [--break {string.Join('|', parts.Select(static part => part.ToString().ToLowerInvariant()))}]");
            Console.Error.WriteLine($"scenarios: {string.Join(", ", scenarios.Select(static scenario => scenario.Name))}");
            return 2;
        }

        using CancellationTokenSource stopping = new();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stopping.Cancel();
        };

        int complaints = 0;
        Trial trial = new(arguments.Seed, arguments.Runs, arguments.Broken, complaint =>
        {
            Interlocked.Increment(ref complaints);
            Console.Error.WriteLine(complaint);
        });
        List<FaultRow> rows = [];
        foreach (IScenario scenario in scenarios.Where(scenario => arguments.Only is null || scenario.Name == arguments.Only))
        {
            long start = Stopwatch.GetTimestamp();
            rows.AddRange(await scenario.RunAsync(trial, stopping.Token));
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scenario.Name}: {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s"));
        }

        foreach (string line in FaultTable.Lines(rows, arguments.Seed))
        {
            Console.WriteLine(line);
        }

        return complaints == 0 && rows.TrueForAll(static row => row.IsGood) ? 0 : 1;
    }
}
