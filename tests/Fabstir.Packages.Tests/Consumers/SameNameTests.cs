using Fabstir.Packages.Tests.Feed;

namespace Fabstir.Packages.Tests.Consumers;

/// <summary>Two ABI files of one name in two folders, as revisions of a contract have it.</summary>
public sealed class SameNameTests(PackedFeed feed)
{
    [Fact]
    public async Task With_metadata_that_tells_them_apart_both_are_generated()
    {
        Consumer application = Revisions("""
            <ContractAbi Include="abi/v1/Vault.json" Namespace="Acme.Contracts.V1" />
            <ContractAbi Include="abi/v2/Vault.json" Namespace="Acme.Contracts" />
            """);

        Assert.Equal(CommandOutput.Clean, await application.BuildAsync());
        Assert.Equal(new CommandOutput(0, "Acme.Contracts.V1.Vault: Old\nAcme.Contracts.Vault: New"), await application.RunAsync());
    }

    [Fact]
    public async Task Update_changes_the_metadata_of_one_of_many()
    {
        Consumer application = Revisions("""
            <ContractAbi Include="abi/**/*.json" Namespace="Acme.Contracts" />
            <ContractAbi Update="abi/v1/Vault.json" ContractName="VaultV1" />
            """);

        Assert.Equal(CommandOutput.Clean, await application.BuildAsync());
        Assert.Equal(new CommandOutput(0, "Acme.Contracts.Vault: New\nAcme.Contracts.VaultV1: Old"), await application.RunAsync());
    }

    [Fact]
    public async Task Without_it_the_build_fails_at_the_second_file()
    {
        Consumer application = Revisions("""<ContractAbi Include="abi/**/*.json" Namespace="Acme.Contracts" />""");

        CommandOutput output = await application.BuildAsync();

        Assert.Equal(1, output.ExitCode);
        string error = Assert.Single(output.Text.Split('\n').Select(static line => line.Trim()).Distinct());
        Assert.StartsWith($"{Path.Combine(application.Folder, "abi/v2/Vault.json")}(1,1): error FAB0006: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_two_items_is_warned_of_and_has_the_metadata_of_the_last()
    {
        Consumer application = Revisions("""
            <ContractAbi Include="abi/v1/Vault.json" Namespace="Acme.Lost" />
            <ContractAbi Include="abi/v1/Vault.json" Namespace="Acme.Kept" />
            """);

        CommandOutput output = await application.BuildAsync();

        Assert.Equal(0, output.ExitCode);
        string warning = Assert.Single(output.Text.Split('\n').Select(static line => line.Trim()).Distinct());
        Assert.StartsWith($"{Path.Combine(application.Folder, "abi/v1/Vault.json")} : warning FAB0008: Two items of ContractAbi name this file", warning, StringComparison.Ordinal);
        Assert.Equal(new CommandOutput(0, "Acme.Kept.Vault: Old"), await application.RunAsync());
    }

    private Consumer Revisions(string items) => feed.Consumer("Acme")
        .WithProject("<OutputType>Exe</OutputType>", $"""<PackageReference Include="Fabstir.Codegen" Version="$(FabstirVersion)" />{items}""")
        .With("abi/v1/Vault.json", Abis.WithFunction("old"))
        .With("abi/v2/Vault.json", Abis.WithFunction("new"))
        .With("Program.cs", ClientListing.Program);
}
