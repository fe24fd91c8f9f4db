using Fabstir.Packages.Tests.Feed;

namespace Fabstir.Packages.Tests.Consumers;

/// <summary>An application that is published trimmed and with its own runtime.</summary>
public sealed class TrimmedTests(PackedFeed feed)
{
    // Looks at everything that reflection would be needed for, were there any: JSON-RPC both ways, results, events, errors, and their texts.
    private const string Program = """"
        using System.Net;
        using Acme;
        using Fabstir.Abi;
        using Fabstir.Contracts;
        using Fabstir.Ethereum;

        using HttpClient http = new(new Node());
        using JsonRpcTransport transport = new(http, new Uri("http://node.example"));

        Console.WriteLine(await new Token(transport, Address.Zero).BalanceOfAsync(Address.Zero));
        Console.WriteLine(Token.Call.Decode(Calldata.Encode(new Token.Functions.Transfer { To = Address.Zero, Value = 5 })));
        Console.WriteLine(Token.Error.Decode(Convert.FromHexString($"{Token.Selectors.Errors.InsufficientBalance}"[2..] + 7.ToString("x64"))));
        Console.WriteLine(JobMarketplace.Signatures.Functions.AcceptedTokens);

        internal sealed class Node : HttpMessageHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                string text = await request.Content!.ReadAsStringAsync(cancellationToken);
                using System.Text.Json.JsonDocument asked = System.Text.Json.JsonDocument.Parse(text);
                string result = "0x" + (asked.RootElement.GetProperty("method").GetString() == "eth_chainId" ? "1" : 42.ToString("x64"));
                return new(HttpStatusCode.OK)
                {
                    Content = new StringContent($$"""{"jsonrpc":"2.0","id":{{asked.RootElement.GetProperty("id").GetRawText()}},"result":"{{result}}"}""", null, "application/json"),
                };
            }
        }
        """";

    [Fact]
    public async Task It_is_trimmed_without_a_warning_and_runs()
    {
        Consumer application = feed.Consumer("Acme")
            .WithProject(
                """
                <OutputType>Exe</OutputType>
                <PublishTrimmed>true</PublishTrimmed>
                <SelfContained>true</SelfContained>
                <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
                """,
                """
                <PackageReference Include="Fabstir.Codegen" Version="$(FabstirVersion)" />
                <PackageReference Include="Fabstir.Contracts" Version="$(FabstirVersion)" />
                <ContractAbi Include="Token.json" />
                """)
            .With("Token.json", Abis.Token)
            .With("Program.cs", Program);

        Assert.Equal(CommandOutput.Clean, await application.CommandAsync(["publish", .. DotNet.Quiet, "--output", "published"]));
        Assert.Equal(
            new CommandOutput(0, """
                42
                Transfer { To = 0x0000000000000000000000000000000000000000, Value = 5 }
                InsufficientBalance { Needed = 7 }
                acceptedTokens(address)
                """),
            await application.ExecuteAsync("published", OperatingSystem.IsWindows() ? "Acme.exe" : "Acme"));
    }
}
