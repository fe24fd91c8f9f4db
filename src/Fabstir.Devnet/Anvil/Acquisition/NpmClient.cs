using System.ComponentModel;

namespace Fabstir.Development;

/// <summary>Runs the user's npm, with the user's registry and proxy settings.</summary>
internal sealed class NpmClient(string searchPath, TimeProvider timeProvider)
{
    // npm itself gives up on a registry that does not answer after less.
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(10);

    /// <summary>Installs what the lock file in a folder says, and runs no script of any package.</summary>
    public async Task InstallAsync(string folder, NpmPackages packages, CancellationToken cancellationToken)
    {
        string npm = ExecutableSearch.Find(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", searchPath).FirstOrDefault()
            ?? throw new NpmException("npm, which would fetch it, is not on PATH", "install Node.js 20 or newer", []);

        string[] arguments =
        [
            "ci", "--ignore-scripts", "--include=optional", $"--os={packages.Os}", $"--cpu={packages.Cpu}",
            "--prefer-offline", "--no-audit", "--no-fund", "--no-progress",
        ];
        SupervisedCommand command = new(npm, arguments) { WorkingDirectory = folder, SearchPath = searchPath };
        try
        {
            ProcessExit exit = await SupervisedProcess.RunAsync(command, InstallLimit, timeProvider, cancellationToken).ConfigureAwait(false);
            if (exit.Code != 0)
            {
                throw Failed($"failed with exit code {exit.Code}", exit.LastOutput);
            }
        }
        catch (TimeoutException exception)
        {
            throw Failed($"did not end within {InstallLimit.TotalMinutes:0} minutes", [], exception);
        }
        catch (Win32Exception exception)
        {
            throw Failed("could not be started", [exception.Message], exception);
        }
    }

    private static NpmException Failed(string how, IReadOnlyList<string> lastOutput, Exception? exception = null) =>
        new($"npm, which would fetch it, {how}", "check Node.js (20 or newer), the network and npm's registry setting", lastOutput, exception);
}
