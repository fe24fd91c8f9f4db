using System.Diagnostics;
using System.Globalization;
using Fabstir.ChainFaults.Reports;
using Fabstir.FaultTests;
using Fabstir.FaultTests.Scenarios;

IScenario[] scenarios =
    [new CutStreams(), new KilledHosts(), new SlowReader(), new FramesToClients(), new FramesToHosts(), new VanishingClients(), new FaultyNode()];
if (FaultArguments.Parse(args) is not { } arguments || (arguments.Only is { } only && !Array.Exists(scenarios, scenario => scenario.Name == only)))
{
    Console.Error.WriteLine(FaultArguments.Usage);
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
