using System.Globalization;
using Fabstir.ChainFaults.Scenarios;

namespace Fabstir.ChainFaults;

/// <summary>What the command line asks for.</summary>
/// <param name="Seed">What all dice are made of.</param>
/// <param name="Only">The one scenario to try; null for all.</param>
/// <param name="Runs">How often each is tried; null for as often as it needs.</param>
/// <param name="Broken">What is left out on purpose.</param>
internal sealed record FaultArguments(ulong Seed, string? Only, int? Runs, BrokenPart Broken)
{
    /// <param name="arguments">The command line.</param>
    /// <param name="parts">What can be left out.</param>
    /// <returns>Null when they are not understood.</returns>
    public static FaultArguments? Parse(string[] arguments, BrokenPart[] parts)
    {
        FaultArguments parsed = new(1, null, null, BrokenPart.None);
        foreach (string[] pair in arguments.Chunk(2))
        {
            FaultArguments? next = pair switch
            {
                ["--seed", string seed] when ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) => parsed with { Seed = number },
                ["--only", string name] => parsed with { Only = name },
                ["--runs", string runs] when int.TryParse(runs, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0 => parsed with { Runs = count },
                ["--break", string name] when Array.FindIndex(parts, part => name.Equals(part.ToString(), StringComparison.OrdinalIgnoreCase)) is var at and >= 0 =>
                    parsed with { Broken = parts[at] },
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
