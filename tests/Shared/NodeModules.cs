using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Fabstir.Tests;

/// <summary>The Node.js packages that tests take their vectors and oracles from, installed once from the one lock file.</summary>
internal static class NodeModules
{
    private static readonly Lazy<string> Installed = new(Install);

    public static string PathOf(params string[] parts) => Path.Combine([Installed.Value, .. parts]);

    private static string Install()
    {
        string folder = Repository.PathOf("tests", "node");
        string modules = Path.Combine(folder, "node_modules");
        if (!IsCurrent(folder, modules))
        {
            using FileStream held = Hold(folder);
            // Another process may have installed while this one waited.
            if (!IsCurrent(folder, modules))
            {
                RunNpm(folder);
            }
        }

        return modules;
    }

    // npm writes this file last.
    private static bool IsCurrent(string folder, string modules)
    {
        FileInfo installed = new(Path.Combine(modules, ".package-lock.json"));
        FileInfo wanted = new(Path.Combine(folder, "package-lock.json"));
        return installed.Exists && installed.LastWriteTimeUtc >= wanted.LastWriteTimeUtc;
    }

    private static FileStream Hold(string folder)
    {
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..16];
        string path = Path.Combine(Path.GetTempPath(), $"fabstir-node-modules-{name}.lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(200));
            }
        }
    }

    private static void RunNpm(string folder)
    {
        ProcessStartInfo start = new(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        try
        {
            using Process npm = Process.Start(start)!;
            Task<string> errors = npm.StandardError.ReadToEndAsync();
            npm.StandardOutput.ReadToEnd();
            npm.WaitForExit();
            if (npm.ExitCode != 0)
            {
                throw new InvalidOperationException($"npm ci in tests/node failed with exit code {npm.ExitCode}: {errors.Result}");
            }
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException("These tests take their vectors from npm packages: install Node.js with npm, and have it on the PATH.", e);
        }
    }
}
