using Fabstir.Codegen.Analyzers.Tests.Frame;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Tests;
using Microsoft.CodeAnalysis.CSharp;

namespace Fabstir.Codegen.Analyzers.Tests.LookAlikes;

/// <summary>Code in the styles that public code has, and code about other deposits, sessions and tokens: no rule has anything to say of it.</summary>
public sealed class LookAlikeTests
{
    private static readonly string Folder = Repository.PathOf("tests", "Fabstir.Codegen.Analyzers.Tests", "LookAlikes");

    public static TheoryData<string> Files { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.cs").Select(static path => Path.GetFileNameWithoutExtension(path)).Where(static name => name != nameof(LookAlikeTests)),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public Task Nothing_is_reported(string name) => ReportNothingAsync(name);

    [Fact]
    public Task Nor_of_all_of_them_in_one_project() => ReportNothingAsync([.. Files.Select(static row => row.Data)]);

    private static async Task ReportNothingAsync(params string[] names)
    {
        string[] sources = [.. names.Select(static name => File.ReadAllText(Path.Combine(Folder, name + ".cs")))];
        CSharpCompilation compilation = UserProject.Compile(sources).AddReferences(Harness.Nethereum.Library);

        Analysis.CompilesWithoutErrors(compilation);
        Assert.Empty((await Analysis.RunAsync(Catalog.Analyzers, compilation, new Dictionary<string, string>())).Select(static diagnostic => diagnostic.ToString()));
    }
}
