using System.Diagnostics;
using Fabstir.Tests;

namespace Integration.Tests.Samples;

/// <summary>The QuickStart sample, run as it was built beside these tests.</summary>
internal static class QuickStartProcess
{
    // Debug or release, as the folder that these tests run in is called.
    private static readonly string Configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>Runs it to its end.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        string program = Repository.PathOf("artifacts", "bin", "QuickStart", Configuration, "QuickStart.dll");
        ProcessStartInfo start = new("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Assert.Equal((0, ""), (process.ExitCode, await errors));
        return await output;
    }
}
