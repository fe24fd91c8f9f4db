namespace Fabstir.Packages.Tests.Feed;

/// <summary>How a command ended, and what it said on both streams.</summary>
internal sealed record CommandOutput(int ExitCode, string Text)
{
    /// <summary>Nothing to complain about: not even a warning.</summary>
    public static CommandOutput Clean { get; } = new(0, "");
}
