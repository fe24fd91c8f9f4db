using System.Text.Json;
using System.Xml.Linq;
using Fabstir.Packages.Tests.Feed;
using Fabstir.Tests;

namespace Fabstir.Packages.Tests.Consumers;

/// <summary>What a ContractAbi item says, and what of it reaches the generator.</summary>
public sealed class MetadataTests(PackedFeed feed)
{
    // What an item says, by the name under which the compiler sees it: read from the files of the package, so that nothing can be forgotten.
    private static Dictionary<string, string> Mapping => Read("targets", "AdditionalFiles").Single().Attributes()
        .Where(static attribute => attribute.Value.StartsWith("%(", StringComparison.Ordinal))
        .ToDictionary(static attribute => attribute.Name.LocalName, static attribute => attribute.Value[2..^1]);

    [Fact]
    public void Whatever_is_handed_on_is_made_visible_to_the_compiler() => Assert.Equal(
        Mapping.Keys.Append("FabstirCodegenItem").Order(StringComparer.Ordinal),
        Read("props", "CompilerVisibleItemMetadata").Select(static element => element.Attribute("MetadataName")!.Value).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_metadata_of_an_item_reaches_the_compiler_and_of_an_item_without_none()
    {
        Consumer project = Project($"""
            <ContractAbi Include="With.json" {string.Join(' ', Mapping.Values.Select(static name => $"{name}=\"the {name}\""))} />
            <ContractAbi Include="Without.json" />
            """);

        IReadOnlyList<JsonElement> files = await project.ItemsAsync("ResolvePackageAssets", "AdditionalFiles");

        Assert.Equal("Namespace", Mapping["FabstirCodegenNamespace"]);
        Assert.Equal(2, files.Count);
        Assert.All(Mapping, pair => Assert.Equal($"the {pair.Value}", files[0].GetProperty(pair.Key).GetString()));
        Assert.All(Mapping, pair => Assert.Equal("", files[1].GetProperty(pair.Key).GetString()));
    }

    [Fact]
    public async Task Name_namespace_and_accessibility_are_those_of_the_client()
    {
        Consumer application = Project("""<ContractAbi Include="With.json" Namespace="Acme.Money" ContractName="Safe" Accessibility="Internal" />""");

        Assert.Equal(CommandOutput.Clean, await application.BuildAsync());
        Assert.Equal(new CommandOutput(0, "internal Acme.Money.Safe: Size"), await application.RunAsync());
    }

    // The page on packages says these two of MSBuild: what is written there has to be so.
    [Fact]
    public async Task A_file_in_two_items_has_the_metadata_of_the_last()
    {
        Consumer application = Project("""
            <ContractAbi Include="With.json" ContractName="First" />
            <ContractAbi Include="*th.json" ContractName="Last" />
            """);

        CommandOutput built = await application.BuildAsync();

        Assert.Equal(0, built.ExitCode);
        Assert.Equal(new CommandOutput(0, "Acme.Last: Size"), await application.RunAsync());
    }

    [Fact]
    public async Task Metadata_ends_at_a_semicolon_and_at_a_number_sign()
    {
        Consumer application = Project("""
            <ContractAbi Include="With.json" ContractName="Safe;Box" />
            <ContractAbi Include="Without.json" ContractName="Till#2" />
            """);

        CommandOutput built = await application.BuildAsync();

        Assert.Equal(0, built.ExitCode);
        Assert.Equal(new CommandOutput(0, "Acme.Safe: Size\nAcme.Till: Count"), await application.RunAsync());
    }

    private static IEnumerable<XElement> Read(string extension, string element) =>
        XDocument.Load(Repository.PathOf("src", "Fabstir.Codegen", "build", $"Fabstir.Codegen.{extension}")).Descendants(element);

    private Consumer Project(string items) => feed.Consumer("Acme")
        .WithProject("<OutputType>Exe</OutputType>", $"""<PackageReference Include="Fabstir.Codegen" Version="$(FabstirVersion)" />{items}""")
        .With("With.json", Abis.WithFunction("size"))
        .With("Without.json", Abis.WithFunction("count"))
        .With("Program.cs", ClientListing.Program);
}
