using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Fabstir.Tests;

namespace Fabstir.Codegen.Generators.Tests.Architecture;

/// <summary>The folders of the generator know only what they may, and nothing has to stand beside it.</summary>
public sealed partial class LayerTests
{
    private const string Generator = "Fabstir.Codegen.Generators";

    // What every host of the compiler has: the platform as of netstandard2.0, Roslyn, and what Roslyn itself needs on it.
    private static readonly string[] Supplied =
    [
        "netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory", "System.Buffers",
        "System.Runtime.CompilerServices.Unsafe", "System.Reflection.Metadata", "System.Numerics.Vectors", "System.Threading.Tasks.Extensions",
    ];

    [Theory]
    [InlineData("Model")]
    [InlineData("Parsing")]
    [InlineData("Naming")]
    public void What_decides_knows_nothing_of_the_compiler(string folder) =>
        Assert.All(SourcesOf(folder), static source => Assert.DoesNotContain("Microsoft.CodeAnalysis", source.Text, StringComparison.Ordinal));

    [Fact]
    public void What_lays_out_knows_text_and_nothing_else_of_the_compiler() => Assert.All(
        SourcesOf("Emit"),
        static source => Assert.All(CompilerNames().Matches(source.Text).Select(static match => match.Value), static name => Assert.Equal("Microsoft.CodeAnalysis.Text", name)));

    [Theory]
    [InlineData("Model", "Parsing", "Emit", "Input", "Diagnostics", "Naming")]
    [InlineData("Naming", "Parsing", "Emit", "Input", "Diagnostics", "Model")]
    [InlineData("Parsing", "Emit", "Input", "Diagnostics")]
    [InlineData("Emit", "Input", "Diagnostics")]
    [InlineData("Input", "Emit", "Diagnostics")]
    public void Arrows_between_folders_point_one_way(string folder, params string[] others) => Assert.All(
        SourcesOf(folder),
        source => Assert.All(others, other => Assert.DoesNotContain($"using {Generator}.{other}", source.Text, StringComparison.Ordinal)));

    [Fact]
    public void Nothing_reads_the_clock_the_environment_or_the_disk() => Assert.All(
        new[] { "Model", "Parsing", "Naming", "Emit", "Input", "Diagnostics" }.SelectMany(SourcesOf),
        static source => Assert.DoesNotMatch(@"\b(DateTime|Guid\.NewGuid|Environment\.|File\.|Directory\.|CurrentCulture|NormalizeWhitespace|using System\.Linq)", source.Text));

    [Fact]
    public void The_generator_references_only_what_a_host_of_the_compiler_supplies()
    {
        using PEReader file = new(File.OpenRead(typeof(ContractGenerator).Assembly.Location));
        MetadataReader metadata = file.GetMetadataReader();

        Assert.Empty(metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).Except(Supplied));
    }

    [Fact]
    public void No_library_stands_beside_the_generator()
    {
        string folder = Repository.PathOf("artifacts", "bin", Generator);

        Assert.All(
            Directory.EnumerateFiles(folder, "*.dll", SearchOption.AllDirectories),
            static path => Assert.Equal(Generator + ".dll", Path.GetFileName(path)));
    }

    [Fact]
    public void The_project_takes_no_package_but_the_compilers_and_none_of_them_along()
    {
        string[] projects =
        [
            .. new[] { Path.Combine(Generator, Generator + ".csproj"), "Directory.Build.props", "Directory.Build.targets" }
                .Select(static file => Repository.PathOf("generators", file)).Where(File.Exists).Select(File.ReadAllText),
        ];

        Assert.All(
            projects.SelectMany(static project => PackageReferences().Matches(project)).Select(static match => match.Value),
            static reference =>
            {
                Assert.Matches("Include=\"Microsoft\\.CodeAnalysis\\.", reference);
                Assert.Contains("PrivateAssets=\"all\"", reference, StringComparison.Ordinal);
            });
    }

    [Fact]
    public void Every_public_type_is_one_that_the_compiler_looks_for() => Assert.Equal(
        ["AbiFileAnalyzer", "ContractGenerator"],
        typeof(ContractGenerator).Assembly.GetExportedTypes().Select(static type => type.Name).Order(StringComparer.Ordinal));

    private static IEnumerable<(string Path, string Text)> SourcesOf(string folder)
    {
        string path = Repository.PathOf("generators", Generator, folder);
        return Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Select(static file => (file, File.ReadAllText(file)));
    }

    [GeneratedRegex(@"Microsoft\.CodeAnalysis[\w.]*")]
    private static partial Regex CompilerNames();

    [GeneratedRegex("<PackageReference[^>]*>")]
    private static partial Regex PackageReferences();
}
