using System.Globalization;
using Fabstir.Tests;

namespace Fabstir.Analyzers.Benchmarks.Sources;

/// <summary>A project of a thousand files in a folder of its own, with the analyzers of the package beside those of the SDK.</summary>
internal sealed class GeneratedProject : IDisposable
{
    public const int Files = 1_000;

    private static readonly string[] CompilerSide = ["Fabstir.Codegen.Generators", "Fabstir.Codegen.Analyzers", "Fabstir.Codegen.CodeFixes"];

    private GeneratedProject(string folder, int lines)
    {
        Folder = folder;
        Lines = lines;
    }

    public string Folder { get; }

    /// <summary>Of all files together.</summary>
    public int Lines { get; }

    /// <summary>What the compiler loads of the package.</summary>
    public static IReadOnlyList<string> Rules { get; } =
    [
        .. CompilerSide.Select(static name => Repository.PathOf(
            "artifacts", "bin", name, Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), name + ".dll")),
    ];

    public static GeneratedProject Write(bool usesUs)
    {
        string folder = Directory.CreateTempSubdirectory("fabstir-rules-").FullName;
        int lines = 0;
        for (int number = 0; number < Files; number++)
        {
            string text = SourceFile.Create(number, usesUs);
            lines += text.Count(static letter => letter == '\n');
            File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"Part{number}.cs")), text);
        }

        foreach (string name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            File.WriteAllText(Path.Combine(folder, name), "<Project />");
        }

        // In a build the compiler leaves out what would only be an information: the strict severities make every rule run.
        File.WriteAllText(Path.Combine(folder, "Acme.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <Configuration>Release</Configuration>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                {(usesUs ? $"""<Reference Include="{Path.Combine(AppContext.BaseDirectory, "Fabstir.*.dll")}" Exclude="{typeof(GeneratedProject).Assembly.Location}" />""" : "")}
                <EditorConfigFiles Include="{Repository.PathOf("src", "Fabstir.Codegen", "rules", "strict.globalconfig")}" />
                {string.Concat(Rules.Select(static rule => $"""<Analyzer Include="{rule}" />"""))}
              </ItemGroup>
            </Project>
            """);
        return new GeneratedProject(folder, lines);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
