using System.ComponentModel;

namespace Fabstir.Development;

/// <summary>What an executable answers to <c>--version</c>.</summary>
/// <param name="Version"><see langword="null"/> if it does not run, or is no anvil.</param>
/// <param name="Output">What it said.</param>
internal sealed record AnvilProbe(Version? Version, IReadOnlyList<string> Output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task<AnvilProbe> RunAsync(string path, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        try
        {
            SupervisedCommand command = new(path, ["--version"]);
            ProcessExit exit = await SupervisedProcess.RunAsync(command, Limit, timeProvider, cancellationToken).ConfigureAwait(false);
            return new AnvilProbe(exit.Code == 0 ? AnvilVersion.Read(exit.LastOutput) : null, exit.LastOutput);
        }
        catch (Exception exception) when (exception is TimeoutException or Win32Exception)
        {
            return new AnvilProbe(null, [exception.Message]);
        }
    }
}
