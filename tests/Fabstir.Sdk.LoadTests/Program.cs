using System.Diagnostics;
using System.Globalization;
using Fabstir.Sdk.LoadTests;

if (LoadArguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(LoadArguments.Usage);
    return 2;
}

using CancellationTokenSource stopping = new();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopping.Cancel();
};

int complaints = 0;
long start = Stopwatch.GetTimestamp();
LoadReport report = await new LoadRun(arguments, complaint =>
{
    Interlocked.Increment(ref complaints);
    Console.Error.WriteLine(complaint);
}).RunAsync(stopping.Token);
foreach (string line in report.Lines(arguments.Seed))
{
    Console.WriteLine(line);
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s in all"));
return complaints == 0 && report.Row.IsGood ? 0 : 1;
