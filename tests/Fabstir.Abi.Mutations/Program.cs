using System.Diagnostics;
using System.Globalization;
using Fabstir.Abi.Mutations.Mutations;

const int Messages = 300;
long cases = 10_000_000;
ulong seed = 1;
string[] rest = args;
if (rest is [string first, ..] && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out long count))
{
    (cases, rest) = (count, rest[1..]);
}

if (rest is ["--seed", string second] && ulong.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out ulong chosen))
{
    (seed, rest) = (chosen, []);
}

if (rest is not [] || cases == 0)
{
    Console.Error.WriteLine("usage: Fabstir.Abi.Mutations [<count>] [--seed <number>]");
    return 2;
}

MutationRun run = new(seed, Messages);
Stopwatch watch = Stopwatch.StartNew();
MutationResult result = run.Run(cases);
foreach (Violation violation in result.Violations)
{
    Console.WriteLine(violation);
}

Console.WriteLine(result.Summary);
double seconds = watch.Elapsed.TotalSeconds;
Console.WriteLine(FormattableString.Invariant($"{seconds:0.0} s, {(result.Decoded + result.Refused) / seconds:0} mutations a second"));
return result.Violations.Count == 0 ? 0 : 1;
