using System.Diagnostics;

namespace Fabstir.Packages.Tests.Feed;

/// <summary>The command line of .NET, with a package cache of its own and without what the host of these tests has put into the environment.</summary>
internal sealed class DotNet(string packageCache)
{
    /// <summary>For commands that build: errors and warnings are all that is printed, and no process outlives the command.</summary>
    public static IReadOnlyList<string> Quiet { get; } =
        ["-nologo", "-v:quiet", "-tl:off", "-m:1", "-nodeReuse:false", "-p:UseSharedCompilation=false"];

    /// <summary>Runs it to its end.</summary>
    public Task<CommandOutput> RunAsync(string folder, IEnumerable<string> arguments) => RunAsync("dotnet", folder, arguments);

    /// <summary>Runs a program in the same environment.</summary>
    public async Task<CommandOutput> RunAsync(string program, string folder, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["NUGET_PACKAGES"] = packageCache;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new CommandOutput(process.ExitCode, (await output + await errors).Trim().ReplaceLineEndings("\n"));
    }
}
