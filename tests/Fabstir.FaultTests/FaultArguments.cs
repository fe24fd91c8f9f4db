using System.Globalization;
using Fabstir.FaultTests.Scenarios;

namespace Fabstir.FaultTests;

/// <summary>What the command line asks for.</summary>
/// <param name="Seed">What all dice are made of.</param>
/// <param name="Only">The one scenario to try; null for all.</param>
/// <param name="Runs">How often each is tried; null for as often as it needs.</param>
/// <param name="Broken">What is left out of client or host.</param>
internal sealed record FaultArguments(ulong Seed, string? Only, int? Runs, BrokenPart Broken)
{
    public const string Usage = "usage: Fabstir.FaultTests [--seed <number>] [--only <scenario>] [--runs <number>] [--break dedupe|journal]";

    /// <returns>Null when they are not understood.</returns>
    public static FaultArguments? Parse(string[] arguments)
    {
        FaultArguments parsed = new(1, null, null, BrokenPart.None);
        foreach (string[] pair in arguments.Chunk(2))
        {
            FaultArguments? next = pair switch
            {
                ["--seed", string seed] when ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) => parsed with { Seed = number },
                ["--only", string name] => parsed with { Only = name },
                ["--runs", string runs] when int.TryParse(runs, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0 => parsed with { Runs = count },
                ["--break", "dedupe"] => parsed with { Broken = BrokenPart.Dedupe },
                ["--break", "journal"] => parsed with { Broken = BrokenPart.Journal },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            parsed = next;
        }

        return parsed;
    }
}
