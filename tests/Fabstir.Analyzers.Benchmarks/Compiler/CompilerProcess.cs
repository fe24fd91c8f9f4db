using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;

namespace Fabstir.Analyzers.Benchmarks.Compiler;

/// <summary>The compiler of the SDK in a process of its own, as a build without a compiler server runs it.</summary>
internal static class CompilerProcess
{
    /// <summary>What this program is started with to be the compiler.</summary>
    public const string Switch = "--compile";

    private const string Result = "CPU ticks: ";

    // Of several threads each also counts what it waits for the others.
    private const string OneThread = "/parallel-";

    /// <summary>Compiles in a new process.</summary>
    /// <returns>The time that its threads computed, from its start to its end.</returns>
    public static TimeSpan Measure(string arguments, string folder)
    {
        string output = CommandLine.Run(Environment.ProcessPath!, [Switch, CompilerFolder(folder), arguments], folder);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines is [var only] && only.StartsWith(Result, StringComparison.Ordinal)
            ? TimeSpan.FromTicks(long.Parse(only.AsSpan(Result.Length), CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The project has diagnostics, and times of those mean nothing:\n{output}");
    }

    /// <summary>Compiles in this process, and prints its time.</summary>
    public static int Run(string compilerFolder, string arguments)
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(compilerFolder, name.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        Assembly compiler = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(compilerFolder, "csc.dll"));
        int exitCode = (int)compiler.EntryPoint!.Invoke(null, [new[] { "/nologo", "/noconfig", "@" + arguments, OneThread }])!;
        using Process current = Process.GetCurrentProcess();
        Console.WriteLine(Result + current.TotalProcessorTime.Ticks.ToString(CultureInfo.InvariantCulture));
        return exitCode;
    }

    private static string CompilerFolder(string folder) =>
        Path.Combine(CommandLine.Run("dotnet", ["msbuild", "-nologo", "-getProperty:RoslynTargetsPath"], folder).Trim(), "bincore");
}
