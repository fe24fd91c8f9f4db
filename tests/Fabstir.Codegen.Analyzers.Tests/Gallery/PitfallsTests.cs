using System.Diagnostics;
using System.Text.Json;
using Fabstir.Codegen.Analyzers.Tests.Frame;
using Fabstir.Tests;

namespace Fabstir.Codegen.Analyzers.Tests.Gallery;

/// <summary>The gallery of mistakes in <c>samples/Pitfalls</c>: its build reports what its comments say.</summary>
public sealed class PitfallsTests
{
    public static TheoryData<string> Rules { get; } = [.. Catalog.Ids];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_rule_has_a_file_that_is_about_nothing_else(string id)
    {
        Pitfall pitfall = Pitfall.Of(id);

        Assert.NotEmpty(pitfall.Marks);
        Assert.All(pitfall.Marks, mark => Assert.EndsWith(id, mark, StringComparison.Ordinal));
        Assert.Contains($"/// <summary>{id}: ", pitfall.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_file_is_of_a_rule() => Assert.Equal(
        Catalog.Ids.Select(static id => Pitfall.Of(id).Path).Order(StringComparer.Ordinal),
        Pitfall.All.Select(static pitfall => pitfall.Path));

    [Fact]
    public void No_build_of_the_solution_builds_it()
    {
        string solution = Repository.Read("Fabstir.Codegen.sln").ReplaceLineEndings("\n");
        string project = solution.Split('\n').Single(static line => line.Contains("\"Pitfalls\"", StringComparison.Ordinal)).Split('"')[^2];

        Assert.Contains($"{project}.Debug|Any CPU.ActiveCfg = ", solution, StringComparison.Ordinal);
        Assert.DoesNotContain($"{project}.Debug|Any CPU.Build.0", solution, StringComparison.Ordinal);
        Assert.DoesNotContain($"{project}.Release|Any CPU.Build.0", solution, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_build_reports_what_the_comments_say_and_nothing_else()
    {
        string log = Path.Combine(Directory.CreateTempSubdirectory("fabstir-pitfalls-").FullName, "pitfalls.sarif");
        try
        {
            string output = await BuildAsync(log);

            Assert.True(File.Exists(log), output);
            Assert.Equal(
                Pitfall.All.SelectMany(static pitfall => pitfall.Marks).Order(StringComparer.Ordinal),
                Reported(await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken)).Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(log)!, recursive: true);
        }
    }

    // What it references was built with these tests; a log of the compiler has what a build does not print, too.
    private static async Task<string> BuildAsync(string log)
    {
        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        ProcessStartInfo start = new(
            "dotnet",
            ["msbuild", "-restore", "-nologo", "-v:quiet", "-tl:off", "-m:1", "-nodeReuse:false", "-t:Rebuild",
             $"-p:Configuration={configuration}", "-p:BuildProjectReferences=false", "-p:UseSharedCompilation=false", "-p:NuGetAudit=false", $"-p:ErrorLog={log}%2Cversion=2.1"])
        {
            WorkingDirectory = Pitfall.Folder,
            RedirectStandardOutput = true,
        };
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }

    private static IEnumerable<string> Reported(string sarif)
    {
        using JsonDocument document = JsonDocument.Parse(sarif);
        return
        [
            .. document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
                .Where(static result => !result.TryGetProperty("suppressions", out _))
                .Select(static result =>
                {
                    JsonElement place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
                    string path = new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath;
                    JsonElement region = place.GetProperty("region");
                    string file = Path.GetRelativePath(Pitfall.Folder, path).Replace('\\', '/');
                    return $"{file}({region.GetProperty("startLine").GetRawText()},{region.GetProperty("startColumn").GetRawText()}): {result.GetProperty("ruleId").GetString()}";
                }),
        ];
    }
}
