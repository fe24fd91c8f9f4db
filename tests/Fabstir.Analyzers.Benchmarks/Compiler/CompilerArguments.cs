using System.Text.Json;
using Fabstir.Analyzers.Benchmarks.Sources;

namespace Fabstir.Analyzers.Benchmarks.Compiler;

/// <summary>What <c>dotnet build</c> would tell the compiler of a project, in two files: one with our rules, one without.</summary>
/// <param name="With">Everything.</param>
/// <param name="Without">The same, but for our assemblies.</param>
internal sealed record CompilerArguments(string With, string Without)
{
    public static CompilerArguments Of(GeneratedProject project)
    {
        string output = CommandLine.Run(
            "dotnet",
            ["msbuild", "-restore", "-nologo", "-v:quiet", "-tl:off", "-nodeReuse:false", "-t:Compile", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true",
             "-getItem:CscCommandLineArgs"],
            project.Folder);
        using JsonDocument document = JsonDocument.Parse(output);
        string[] arguments =
        [
            .. document.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
                .Select(static item => item.GetProperty("Identity").GetString()!)
                .Where(static argument => argument != "/noconfig"),
        ];
        return new(Write("with.rsp", arguments), Write("without.rsp", arguments.Where(static argument => !IsOurs(argument))));

        string Write(string name, IEnumerable<string> lines)
        {
            string file = Path.Combine(project.Folder, name);
            File.WriteAllLines(file, lines);
            return file;
        }
    }

    private static bool IsOurs(string argument) => GeneratedProject.Rules.Any(rule =>
        argument.StartsWith("/analyzer:", StringComparison.Ordinal) && argument.Contains(rule, StringComparison.Ordinal));
}
