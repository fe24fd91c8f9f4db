using System.Diagnostics;

namespace Fabstir.Development.Tests.Support;

/// <summary>Shell scripts that stand in for anvil and npm.</summary>
internal static class Scripts
{
    /// <summary>Writes an executable script.</summary>
    /// <remarks>By another process: a file that this one has open for writing, even in a child between fork and exec, cannot be run.</remarks>
    public static async Task<string> WriteAsync(TemporaryFolder folder, string name, string body)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script needs a shell.");
        string path = Path.Combine(folder.Path, name);
        string[] arguments = ["-c", """mkdir -p "${1%/*}" && printf '#!/bin/sh\n%s\n' "$2" > "$1" && chmod 755 "$1" """, "sh", path, body];
        using Process writer = Process.Start("/bin/sh", arguments);
        await writer.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, writer.ExitCode);
        return path;
    }

    /// <summary>An anvil that does what the script says.</summary>
    public static async Task<AnvilBinary> AnvilAsync(TemporaryFolder folder, string body) =>
        new(await WriteAsync(folder, "anvil", body), AnvilBinary.PinnedVersion);
}
