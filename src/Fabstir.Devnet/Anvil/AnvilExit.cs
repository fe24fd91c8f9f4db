namespace Fabstir.Development;

/// <summary>How an anvil ended.</summary>
/// <param name="ExitCode">Its exit code. On Unix, 128 and the signal's number if a signal ended it: 137 is what a disposed one has.</param>
/// <param name="LastOutput">The last lines that it printed, oldest first.</param>
public sealed record AnvilExit(int ExitCode, IReadOnlyList<string> LastOutput);
