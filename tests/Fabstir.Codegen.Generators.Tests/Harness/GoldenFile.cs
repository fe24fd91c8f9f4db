using System.Text.RegularExpressions;
using Fabstir.Tests;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators.Tests.Harness;

/// <summary>
/// Text that is generated, to be read by people. After a change that is meant, the environment variable UPDATE_GOLDEN=1 writes the files anew: what
/// changed is then seen where all changes are.
/// </summary>
internal static partial class GoldenFile
{
    private const string Version = "<version>";

    /// <summary>Compares a generated file with the one that was read.</summary>
    /// <param name="project">What was generated.</param>
    /// <param name="source">The generated file, without the hash in its name.</param>
    /// <param name="path">The golden file, below the test project.</param>
    public static void AssertSame(GeneratedProject project, string source, params string[] path)
    {
        string file = Repository.PathOf(["tests", "Fabstir.Codegen.Generators.Tests", .. path]);
        string actual = GeneratorVersion().Replace(project.Result.GeneratedSources.Single(generated => NameOf(generated) == source).SourceText.ToString(), Version);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(file, actual);
        }

        string[] expectedLines = File.Exists(file) ? File.ReadAllText(file).Split('\n') : [];
        string[] actualLines = actual.Split('\n');
        int same = expectedLines.Zip(actualLines).TakeWhile(static pair => pair.First == pair.Second).Count();
        Assert.True(
            same == Math.Max(expectedLines.Length, actualLines.Length),
            $"""
            {string.Join('/', path)} differs in line {same + 1}. If that is meant, run the tests with UPDATE_GOLDEN=1.
            expected: {expectedLines.ElementAtOrDefault(same)}
              actual: {actualLines.ElementAtOrDefault(same)}
            """);
    }

    /// <summary>The name of a generated file without the hash that makes it unique.</summary>
    public static string NameOf(GeneratedSourceResult source) => Hash().Replace(source.HintName, ".g.cs");

    [GeneratedRegex(@"\.[0-9a-f]{8}\.g\.cs$")]
    private static partial Regex Hash();

    [GeneratedRegex(@"(?<=GeneratedCode\(""Fabstir\.Codegen\.Generators"", "")[^""]+")]
    private static partial Regex GeneratorVersion();
}
