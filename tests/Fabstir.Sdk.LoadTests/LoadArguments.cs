using System.Globalization;

namespace Fabstir.Sdk.LoadTests;

/// <summary>How much load there is.</summary>
/// <param name="Seed">What the answers are made of.</param>
/// <param name="Sockets">How many sockets are open at once, each of a session of its own.</param>
/// <param name="Left">How many of the sessions are left to the host; the depositor ends the others.</param>
internal sealed record LoadArguments(ulong Seed, int Sockets, int Left)
{
    public const string Usage = "usage: Fabstir.Sdk.LoadTests [--seed <number>] [--sockets <number>] [--left <number>]";

    /// <summary>How many tokens each session is answered with.</summary>
    public int Tokens { get; init; } = 200;

    /// <summary>Whether the dispute window is waited for; else the chain's time is put forward.</summary>
    public bool WaitsForWindow { get; init; } = true;

    /// <returns>Null when they are not understood.</returns>
    public static LoadArguments? Parse(string[] arguments)
    {
        LoadArguments parsed = new(1, 500, 50);
        foreach (string[] pair in arguments.Chunk(2))
        {
            if (pair is not [var name, var value] || !ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) || number > int.MaxValue)
            {
                return null;
            }

            switch (name)
            {
                case "--seed":
                    parsed = parsed with { Seed = number };
                    break;
                case "--sockets" when number > 0:
                    parsed = parsed with { Sockets = (int)number };
                    break;
                case "--left":
                    parsed = parsed with { Left = (int)number };
                    break;
                default:
                    return null;
            }
        }

        return parsed with { Left = Math.Min(parsed.Left, parsed.Sockets) };
    }
}
