using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Fabstir.Packages.Tests.Feed;
using Fabstir.Tests;

namespace Fabstir.Packages.Tests.Content;

/// <summary>The package of the generator: everything for the compiler in one slot, and nothing for run time.</summary>
public sealed class CodegenPackageTests(PackedFeed feed)
{
    // What a compiler host has loaded anyway, and what it shares with every analyzer.
    private static readonly string[] OfTheHost =
    [
        "Microsoft.CodeAnalysis",
        "Microsoft.CodeAnalysis.CSharp",
        "Microsoft.CodeAnalysis.CSharp.Workspaces",
        "Microsoft.CodeAnalysis.Workspaces",
        "System.Collections.Immutable",
        "System.Composition.AttributedModel",
        "System.Memory",
        "netstandard",
    ];

    private PackageFile Package => feed.Open("Fabstir.Codegen");

    // Those of the folder of analyzers join the generator as soon as they exist.
    private static IEnumerable<string> CompilerSide =>
    [
        "Fabstir.Codegen.Generators",
        .. Directory.EnumerateFiles(Repository.PathOf("analyzers"), "*.csproj", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension)!,
    ];

    [Fact]
    public void It_has_the_compiler_side_in_one_slot_and_the_build_files_and_nothing_else() => Assert.Equal(
        [
            "Fabstir.Codegen.nuspec",
            "README.md",
            .. CompilerSide.Select(static name => $"analyzers/dotnet/cs/{name}.dll").Order(StringComparer.Ordinal),
            "build/Fabstir.Codegen.props",
            "build/Fabstir.Codegen.targets",
            "buildTransitive/Fabstir.Codegen.props",
            "buildTransitive/Fabstir.Codegen.targets",
            "icon.png",
            "lib/net10.0/_._",
            "rules/default.globalconfig",
            "rules/off.globalconfig",
            "rules/strict.globalconfig",
        ],
        Package.Files);

    [Theory]
    [InlineData("build/Fabstir.Codegen.props")]
    [InlineData("build/Fabstir.Codegen.targets")]
    [InlineData("buildTransitive/Fabstir.Codegen.props")]
    [InlineData("buildTransitive/Fabstir.Codegen.targets")]
    [InlineData("rules/default.globalconfig")]
    [InlineData("rules/strict.globalconfig")]
    [InlineData("rules/off.globalconfig")]
    public void The_build_files_are_those_that_projects_of_the_repository_import(string file) =>
        Assert.Equal(File.ReadAllBytes(Repository.PathOf("src", "Fabstir.Codegen", file)), Package.Read(file));

    [Fact]
    public void Its_assemblies_need_nothing_that_a_compiler_host_has_not()
    {
        foreach (string name in CompilerSide)
        {
            using PEReader assembly = new(new MemoryStream(Package.Read($"analyzers/dotnet/cs/{name}.dll")));
            MetadataReader metadata = assembly.GetMetadataReader();
            IEnumerable<string> references = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name));

            Assert.Empty(references.Except([.. OfTheHost, .. CompilerSide]));
        }
    }

    [Fact]
    public void Its_assemblies_carry_their_symbols_and_are_built_the_same_everywhere()
    {
        foreach (string name in CompilerSide)
        {
            using PEReader assembly = new(new MemoryStream(Package.Read($"analyzers/dotnet/cs/{name}.dll")));
            IEnumerable<DebugDirectoryEntryType> debug = assembly.ReadDebugDirectory().Select(static entry => entry.Type);

            Assert.Contains(DebugDirectoryEntryType.EmbeddedPortablePdb, debug);
            Assert.Contains(DebugDirectoryEntryType.Reproducible, debug);
        }
    }

    [Fact]
    public void It_brings_what_generated_code_calls_and_is_no_development_dependency()
    {
        Assert.Equal(
            [$"Fabstir.Abi {feed.Version}: exclude Build,Analyzers", $"Fabstir.Ethereum {feed.Version}: exclude Build,Analyzers"],
            Package.Dependencies);
        Assert.Null(Package["developmentDependency"]);
    }

    [Fact]
    public void Its_page_names_the_version_that_is_released() =>
        Assert.Contains(
            $"<PackageReference Include=\"Fabstir.Codegen\" Version=\"{ReleasedVersion}\" />",
            System.Text.Encoding.UTF8.GetString(Package.Read("README.md")),
            StringComparison.Ordinal);

    private static string ReleasedVersion => System.Xml.Linq.XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single().Value;
}
