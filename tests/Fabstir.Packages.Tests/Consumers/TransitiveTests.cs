using Fabstir.Packages.Tests.Feed;

namespace Fabstir.Packages.Tests.Consumers;

/// <summary>Applications that never name the package of the generator.</summary>
public sealed class TransitiveTests(PackedFeed feed)
{
    private const string Broken = """[{ "type": "function", "name": "f", "stateMutability": "view", "inputs": [{ "name": "a", "type": "uint257" }], "outputs": [] }]""";

    [Theory]
    [InlineData("Fabstir.Contracts")]
    [InlineData("Fabstir.Sdk")]
    public async Task Whoever_references_the_marketplace_has_the_generator_and_its_diagnostics(string package)
    {
        Consumer application = Application("Acme.Shop", $"""<PackageReference Include="{package}" Version="$(FabstirVersion)" />""");

        await AssertReachedAsync(application);
    }

    [Fact]
    public async Task Whoever_references_a_package_that_depends_on_the_marketplace_has_them_as_well()
    {
        // A package of somebody who has never heard of PrivateAssets.
        Consumer package = feed.Consumer("Acme.Market")
            .WithProject($"<PackageVersion>{feed.Version}</PackageVersion>", """<PackageReference Include="Fabstir.Contracts" Version="$(FabstirVersion)" />""")
            .With("Market.cs", "namespace Acme; public sealed class Market { public Fabstir.Contracts.ERC20.IClient? Currency { get; init; } }");
        Assert.Equal(CommandOutput.Clean, await package.BuildAsync("-t:Pack", $"-p:PackageOutputPath={feed.Folder}"));

        Consumer application = Application("Acme.Shop", $"""<PackageReference Include="Acme.Market" Version="{feed.Version}" />""");

        await AssertReachedAsync(application);
    }

    [Fact]
    public async Task Whoever_references_a_project_that_references_the_marketplace_has_them_as_well()
    {
        Consumer application = Application("Acme.Shop", """<ProjectReference Include="../Acme.Market/Acme.Market.csproj" />""");
        application.Beside("Acme.Market").WithProject("", """<PackageReference Include="Fabstir.Contracts" Version="$(FabstirVersion)" />""");

        await AssertReachedAsync(application);
    }

    private static async Task AssertReachedAsync(Consumer application)
    {
        CommandOutput built = await application.BuildAsync();
        Assert.Equal(1, built.ExitCode);
        string error = Assert.Single(built.Text.Split('\n'));
        Assert.StartsWith($"{Path.Combine(application.Folder, "Broken.json")}(1,98): error FAB0002: ", error, StringComparison.Ordinal);

        application.With("Broken.json", Abis.WithFunction("size"));
        Assert.Equal(CommandOutput.Clean, await application.BuildAsync());
        Assert.Equal(new CommandOutput(0, "Acme.Shop.Broken: Size"), await application.RunAsync());
    }

    private Consumer Application(string name, string items) => feed.Consumer(name)
        .WithProject("<OutputType>Exe</OutputType>", $"""{items}<ContractAbi Include="*.json" />""")
        .With("Broken.json", Broken)
        .With("Program.cs", ClientListing.Program);
}
