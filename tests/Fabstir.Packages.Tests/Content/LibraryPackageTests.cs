using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Fabstir.Packages.Tests.Feed;
using Fabstir.Tests;

namespace Fabstir.Packages.Tests.Content;

/// <summary>The packages with an assembly: every project of <c>src</c> but the generator's.</summary>
public sealed class LibraryPackageTests(PackedFeed feed)
{
    public static TheoryData<string> Libraries =>
        [.. Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(static path => Path.GetFileNameWithoutExtension(path))
            .Where(static name => name != "Fabstir.Codegen")
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_is_its_assembly_and_its_documentation(string id) => Assert.Equal(
        [$"{id}.nuspec", "README.md", "icon.png", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"],
        feed.Open(id).Files);

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Its_symbols_are_a_package_beside_it(string id) =>
        Assert.Equal([$"{id}.nuspec", $"lib/net10.0/{id}.pdb"], feed.Open(id, "snupkg").Files);

    [Theory]
    [MemberData(nameof(Libraries))]
    public void It_is_built_the_same_everywhere_and_says_that_it_can_be_trimmed(string id)
    {
        using PEReader assembly = new(new MemoryStream(feed.Open(id).Read($"lib/net10.0/{id}.dll")));
        MetadataReader metadata = assembly.GetMetadataReader();

        Assert.Contains(assembly.ReadDebugDirectory(), static entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        Assert.Contains(
            metadata.GetAssemblyDefinition().GetCustomAttributes(),
            handle => MetadataText(metadata, handle).Contains("IsTrimmable", StringComparison.Ordinal));
    }

    [Fact]
    public void The_codec_depends_on_nothing() => Assert.Empty(feed.Open("Fabstir.Abi").Dependencies);

    [Fact]
    public void The_runtime_depends_on_the_codec_and_the_seam_to_logs()
    {
        IReadOnlyList<string> dependencies = feed.Open("Fabstir.Ethereum").Dependencies;

        Assert.Equal(2, dependencies.Count);
        Assert.Equal($"Fabstir.Abi {feed.Version}: exclude Build,Analyzers", dependencies[0]);
        Assert.StartsWith("Microsoft.Extensions.Logging.Abstractions 10.", dependencies[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_marketplace_hands_on_the_analyzers() => Assert.Equal(
        [$"Fabstir.Codegen {feed.Version}: include All", $"Fabstir.Ethereum {feed.Version}: exclude Build,Analyzers"],
        feed.Open("Fabstir.Contracts").Dependencies);

    private static string MetadataText(MetadataReader metadata, CustomAttributeHandle handle) =>
        System.Text.Encoding.UTF8.GetString(metadata.GetBlobBytes(metadata.GetCustomAttribute(handle).Value));
}
