namespace Fabstir.Development;

/// <summary>An anvil was started but never said where it listens.</summary>
/// <remarks>It ended early, or took longer than <see cref="AnvilOptions.StartupTimeout"/>.</remarks>
public sealed class AnvilStartException : Exception
{
    internal AnvilStartException(string message, int? exitCode, IReadOnlyList<string> lastOutput, Exception? innerException = null)
        : base(message, innerException)
    {
        ExitCode = exitCode;
        LastOutput = lastOutput;
    }

    /// <summary>Its exit code; <see langword="null"/> if it was still running or did not start at all.</summary>
    public int? ExitCode { get; }

    /// <summary>The last lines that it printed, oldest first: anvil explains there which argument it refuses.</summary>
    public IReadOnlyList<string> LastOutput { get; }
}
