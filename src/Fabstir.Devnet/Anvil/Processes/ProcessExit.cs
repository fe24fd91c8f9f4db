namespace Fabstir.Development;

/// <summary>How a child process ended.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="LastOutput">The last lines of both of its streams.</param>
internal sealed record ProcessExit(int Code, IReadOnlyList<string> LastOutput);
