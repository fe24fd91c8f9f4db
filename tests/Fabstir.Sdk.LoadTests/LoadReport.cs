using System.Globalization;
using Fabstir.ChainFaults.Reports;

namespace Fabstir.Sdk.LoadTests;

/// <summary>What load showed.</summary>
internal sealed record LoadReport
{
    /// <summary>Tokens, and the settlement to the base unit.</summary>
    public required FaultRow Row { get; init; }

    /// <summary>How many sockets the system counted at the same instant.</summary>
    public required int OpenAtOnce { get; init; }

    /// <summary>From each question to its first token, ascending.</summary>
    public required IReadOnlyList<TimeSpan> FirstTokens { get; init; }

    /// <summary>What the host's memory grew by for each session, in bytes.</summary>
    public required long HostMemory { get; init; }

    /// <summary>What this process' memory grew by for each session, in bytes.</summary>
    public required long ClientMemory { get; init; }

    public required int Transactions { get; init; }

    public required ulong Blocks { get; init; }

    /// <summary>What was done, and how long it took.</summary>
    public required IReadOnlyList<(string Name, TimeSpan Time)> Phases { get; init; }

    public IEnumerable<string> Lines(ulong seed)
    {
        foreach ((string name, TimeSpan time) in Phases)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{name,-28} {time.TotalSeconds,8:F1} s");
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"{"sockets open at once",-28} {OpenAtOnce,8}");
        yield return string.Create(CultureInfo.InvariantCulture, $"{"first token, p50",-28} {Percentile(50).TotalMilliseconds,8:F0} ms");
        yield return string.Create(CultureInfo.InvariantCulture, $"{"first token, p99",-28} {Percentile(99).TotalMilliseconds,8:F0} ms");
        yield return string.Create(CultureInfo.InvariantCulture, $"{"memory per session, host",-28} {HostMemory / 1024.0,8:F1} KiB");
        yield return string.Create(CultureInfo.InvariantCulture, $"{"memory per session, client",-28} {ClientMemory / 1024.0,8:F1} KiB");
        yield return string.Create(CultureInfo.InvariantCulture, $"{"transactions",-28} {Transactions,8}");
        yield return string.Create(CultureInfo.InvariantCulture, $"{"blocks",-28} {Blocks,8}");
        foreach (string line in FaultTable.Lines([Row], seed))
        {
            yield return line;
        }
    }

    private TimeSpan Percentile(int percent) => FirstTokens.Count == 0 ? TimeSpan.Zero : FirstTokens[(FirstTokens.Count - 1) * percent / 100];
}
