using System.Text.RegularExpressions;
using Fabstir.Codegen.Generators.Tests.Behaviour;
using Fabstir.Codegen.Generators.Tests.Harness;
using Fabstir.Tests;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators.Tests.Emit;

/// <summary>
/// All of the text that is generated for two contracts, to be read by people. After a change that is meant, the environment variable
/// UPDATE_GOLDEN=1 writes the files anew: what changed is then seen where all changes are.
/// </summary>
public sealed partial class GoldenTests
{
    private const string Version = "<version>";

    [Theory]
    [InlineData("Vault.g.cs")]
    [InlineData("IVault.Shared.g.cs")]
    [InlineData("Types.Shared.g.cs")]
    public void Vault_is_generated_as_it_was_read(string name) => AssertGolden(VaultCode.Project, name);

    [Fact]
    public void ERC20_is_generated_as_it_was_read() => AssertGolden(Generation.Run(AbiInput.Artifact("ERC20.json")), "ERC20.g.cs");

    [Fact]
    public void Each_file_that_is_generated_has_been_read() =>
        Assert.Equal(["IVault.Shared.g.cs", "Types.Shared.g.cs", "Vault.g.cs"], VaultCode.Project.Result.GeneratedSources.Select(NameOf).Order(StringComparer.Ordinal));

    private static void AssertGolden(GeneratedProject project, string name)
    {
        string path = Repository.PathOf("tests", "Fabstir.Codegen.Generators.Tests", "Golden", name);
        string actual = GeneratorVersion().Replace(project.Result.GeneratedSources.Single(source => NameOf(source) == name).SourceText.ToString(), Version);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        string[] expectedLines = File.Exists(path) ? File.ReadAllText(path).Split('\n') : [];
        string[] actualLines = actual.Split('\n');
        int same = expectedLines.Zip(actualLines).TakeWhile(static pair => pair.First == pair.Second).Count();
        Assert.True(
            same == Math.Max(expectedLines.Length, actualLines.Length),
            $"""
            Golden/{name} differs in line {same + 1}. If that is meant, run the tests with UPDATE_GOLDEN=1.
            expected: {expectedLines.ElementAtOrDefault(same)}
              actual: {actualLines.ElementAtOrDefault(same)}
            """);
    }

    // Without the hash that makes a file's name unique.
    private static string NameOf(GeneratedSourceResult source) => Hash().Replace(source.HintName, ".g.cs");

    [GeneratedRegex(@"\.[0-9a-f]{8}\.g\.cs$")]
    private static partial Regex Hash();

    [GeneratedRegex(@"(?<=GeneratedCode\(""Fabstir\.Codegen\.Generators"", "")[^""]+")]
    private static partial Regex GeneratorVersion();
}
