using System.Text.Json;
using Fabstir.Packages.Tests.Feed;

namespace Fabstir.Packages.Tests.Consumers;

/// <summary>Builds of a project that was built before, and builds that only ask what one would do.</summary>
public sealed class RebuildTests(PackedFeed feed)
{
    [Fact]
    public async Task An_ABI_that_changes_changes_its_client_and_one_that_goes_takes_its_client_along()
    {
        Consumer application = Application();
        await AssertClientsAsync(application, "Acme.Purse: Size", "Acme.Vault: Old");

        application.With("abi/Vault.json", Abis.WithFunction("new"));
        await AssertClientsAsync(application, "Acme.Purse: Size", "Acme.Vault: New");

        application.Delete("abi/Purse.json");
        await AssertClientsAsync(application, "Acme.Vault: New");

        application.With("abi/Till.json", Abis.WithFunction("count"));
        await AssertClientsAsync(application, "Acme.Till: Count", "Acme.Vault: New");
    }

    [Fact]
    public async Task A_build_without_a_change_compiles_nothing()
    {
        Consumer application = Application();
        Assert.Equal(CommandOutput.Clean, await application.BuildAsync());
        string assembly = Path.Combine(application.Folder, "obj", "Debug", "net10.0", "Acme.dll");
        DateTime compiled = File.GetLastWriteTimeUtc(assembly);

        Assert.Equal(CommandOutput.Clean, await application.BuildAsync());

        Assert.Equal(compiled, File.GetLastWriteTimeUtc(assembly));
    }

    [Fact]
    public async Task A_design_time_build_as_editors_make_it_sees_the_ABIs_and_the_generator()
    {
        IReadOnlyList<JsonElement> arguments = await Application().ItemsAsync(
            "Compile",
            "CscCommandLineArgs",
            "-p:DesignTimeBuild=true", "-p:BuildingInsideVisualStudio=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true");

        string[] texts = [.. arguments.Select(static argument => argument.GetProperty("Identity").GetString()!)];
        Assert.Equal(["abi/Purse.json", "abi/Vault.json"], ValuesOf("/additionalfile:").Order(StringComparer.Ordinal));
        Assert.Single(ValuesOf("/analyzer:"), static path => Path.GetFileName(path) == "Fabstir.Codegen.Generators.dll");

        IEnumerable<string> ValuesOf(string option) =>
            texts.Where(text => text.StartsWith(option, StringComparison.Ordinal)).Select(text => text[option.Length..].Replace('\\', '/'));
    }

    private static async Task AssertClientsAsync(Consumer application, params string[] clients)
    {
        Assert.Equal(CommandOutput.Clean, await application.BuildAsync());
        Assert.Equal(new CommandOutput(0, string.Join('\n', clients)), await application.RunAsync());
    }

    private Consumer Application() => feed.Consumer("Acme")
        .WithProject(
            "<OutputType>Exe</OutputType>",
            """<PackageReference Include="Fabstir.Codegen" Version="$(FabstirVersion)" /><ContractAbi Include="abi/*.json" />""")
        .With("abi/Vault.json", Abis.WithFunction("old"))
        .With("abi/Purse.json", Abis.WithFunction("size"))
        .With("Program.cs", ClientListing.Program);
}
