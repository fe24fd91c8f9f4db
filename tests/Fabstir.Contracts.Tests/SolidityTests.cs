using System.Diagnostics;
using Fabstir.Tests;

namespace Fabstir.Contracts.Tests;

public sealed class SolidityTests
{
    /// <summary>The committed ABIs and bytecode are what the committed Solidity compiles to, without a warning and within the size limit of contracts.</summary>
    [Fact]
    public async Task Artifacts_are_what_the_sources_compile_to()
    {
        string folder = Path.GetDirectoryName(NodeModules.PathOf())!;
        ProcessStartInfo start = new("node", ["compile.mjs", "--check"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process node = Process.Start(start)!;
        Task<string> output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);

        await node.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(node.ExitCode == 0, await output + await errors);
    }
}
