using Fabstir.Packages.Tests.Feed;

namespace Fabstir.Packages.Tests.Consumers;

/// <summary>Kinds of projects that name an ABI.</summary>
public sealed class ProjectKindTests(PackedFeed feed)
{
    private const string Codegen = """<PackageReference Include="Fabstir.Codegen" Version="$(FabstirVersion)" />""";

    [Fact]
    public async Task A_console_application_encodes_and_decodes()
    {
        Consumer application = feed.Consumer("Shop")
            .WithProject("<OutputType>Exe</OutputType>", $"""{Codegen}<ContractAbi Include="abi/*.json" Namespace="Acme.Contracts" />""")
            .With("abi/Token.json", Abis.Token)
            .With("Program.cs", """
                using Acme.Contracts;
                using Fabstir.Abi;

                byte[] calldata = Calldata.Encode(new Token.Functions.Transfer { To = Address.Zero, Value = 5 });
                Console.WriteLine(Convert.ToHexStringLower(calldata));
                Console.WriteLine(Token.Call.Decode(calldata));
                """);

        Assert.Equal(CommandOutput.Clean, await application.BuildAsync());
        Assert.Equal(
            new CommandOutput(0, $$"""
                a9059cbb{{0:x64}}{{5:x64}}
                Transfer { To = 0x0000000000000000000000000000000000000000, Value = 5 }
                """),
            await application.RunAsync());
        Assert.Equal(
            ["Fabstir.Abi.dll", "Fabstir.Ethereum.dll", "Microsoft.Extensions.DependencyInjection.Abstractions.dll", "Microsoft.Extensions.Logging.Abstractions.dll", "Shop.dll"],
            Directory.EnumerateFiles(Path.Combine(application.Folder, "bin"), "*.dll", SearchOption.AllDirectories).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_library_has_clients_and_an_application_that_references_it_needs_no_more()
    {
        Consumer library = feed.Consumer("Acme.Clients")
            .WithProject("", $"""{Codegen}<ContractAbi Include="Token.json" />""")
            .With("Token.json", Abis.Token);
        Consumer application = library.Beside("Acme.Shop")
            .WithProject("<OutputType>Exe</OutputType>", """<ProjectReference Include="../Acme.Clients/Acme.Clients.csproj" />""")
            .With("Program.cs", "Console.WriteLine(Acme.Clients.Token.Signatures.Functions.Transfer);");

        Assert.Equal(CommandOutput.Clean, await application.BuildAsync());
        Assert.Equal(new CommandOutput(0, "transfer(address,uint256)"), await application.RunAsync());
    }

    [Fact]
    public async Task An_application_in_FSharp_uses_the_clients_of_a_library_in_CSharp()
    {
        Consumer library = feed.Consumer("Acme.Clients")
            .WithProject("", $"""{Codegen}<ContractAbi Include="Token.json" />""")
            .With("Token.json", Abis.Token);
        Consumer application = library.Beside("Acme.Ledger")
            .WithProject(
                "<OutputType>Exe</OutputType>",
                """<ProjectReference Include="../Acme.Clients/Acme.Clients.csproj" /><Compile Include="Program.fs" />""",
                language: "fs")
            .With("Program.fs", """
                open Acme.Clients
                open Fabstir.Abi

                let message = Token.Functions.Transfer(To = Address.Zero, Value = UInt256.One)
                printfn "%O" message
                printfn "%d" (Calldata.Encode message).Length
                """);

        Assert.Equal(CommandOutput.Clean, await application.BuildAsync());
        Assert.Equal(
            new CommandOutput(0, "Transfer { To = 0x0000000000000000000000000000000000000000, Value = 1 }\n68"),
            await application.RunAsync());
    }
}
