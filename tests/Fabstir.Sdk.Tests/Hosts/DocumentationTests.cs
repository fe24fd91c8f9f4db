using System.Text;
using Fabstir.Sdk.Tests.Support;
using Fabstir.Tests;

namespace Fabstir.Sdk.Tests.Hosts;

/// <summary>The code of docs/hosts.md is that of these tests, line by line.</summary>
public sealed class DocumentationTests(Marketplace market) : IClassFixture<Marketplace>
{
    [Fact]
    public void Code_of_the_page_is_code_of_this_file()
    {
        string here = WithoutIndent(Repository.Read("tests", "Fabstir.Sdk.Tests", "Hosts", "DocumentationTests.cs"));
        string page = Repository.Read("docs", "hosts.md");
        string[] fences = page.Split("```csharp\n")[1..];

        Assert.Equal(4, fences.Length);
        Assert.All(fences, fence => Assert.Contains(WithoutIndent(fence[..fence.IndexOf("```", StringComparison.Ordinal)]), here, StringComparison.Ordinal));
        string metadata = page.Split("```json\n")[1];
        Assert.Equal("eu-west", HostMetadata.Parse(metadata[..metadata.IndexOf("```", StringComparison.Ordinal)]).Location);
    }

    [Fact]
    public void The_weights_of_the_page_are_the_defaults()
    {
        string page = Repository.Read("docs", "hosts.md");
        RankingOptions options = new();
        Assert.Equal(
            ["40", "15", "30", "10", "5"],
            page.Split('\n').SkipWhile(static line => !line.StartsWith("| factor", StringComparison.Ordinal)).Skip(2).Take(5).Select(static row => row.Split('|')[^2].Trim()));
        Assert.Equal((40m, 15m, 30m, 10m, 5m), (options.PriceWeight, options.StakeWeight, options.ReliabilityWeight, options.ResponseTimeWeight, options.RegionWeight));
    }

    [Fact]
    public async Task A_host_is_found_with_the_reasons_for_its_place()
    {
        FabstirClient client = await market.ConnectAsync(account: null);
        Assert.Contains("Price: 0.005 USDC per 1,000 tokens, 1 × 40", await Examples.FindAsync(client, new StringWriter()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_registers()
    {
        await market.MintFabAsync(market.Devnet.Accounts.Others[0].Address, 1_000m);
        FabstirClient client = await market.ConnectAsync(market.Devnet.Accounts.Others[0]);
        Assert.True((await Examples.RegisterAsync(client, market.Devnet.Model.Id)).IsActive);
    }

    [Fact]
    public async Task A_host_withdraws()
    {
        await market.SettleAsync(PaymentToken.Usdc, tokens: 1_000);
        (Earnings earned, TokenAmount part, IReadOnlyList<EarnedAmount> rest) = await Examples.WithdrawAsync(await market.ConnectAsync(market.Devnet.Accounts.Host));
        Assert.Equal(earned.Usdc.BaseUnits, part.BaseUnits + Assert.Single(rest).BaseUnits);
    }

    [Fact]
    public async Task A_file_is_compared_with_what_is_approved()
    {
        FabstirClient client = await market.ConnectAsync(account: null);
        Assert.Contains("SHA-256", await Examples.ValidateAsync(client, Repository.PathOf("README.md"), new StringWriter()), StringComparison.Ordinal);
    }

    private static string WithoutIndent(string text)
    {
        StringBuilder lines = new();
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            lines.Append(line).Append('\n');
        }

        return lines.ToString();
    }

    private static class Examples
    {
        public static async Task<string> FindAsync(FabstirClient client, StringWriter output)
        {
            ModelId model = ModelId.Parse("CohereForAI/TinyVicuna-1B-32k-GGUF:tiny-vicuna-1b.q4_k_m.gguf");
            HostQuery query = new() { MaxPrice = TokenPrice.PerMillionTokens(6m) };

            IReadOnlyList<RankedHost> ranked = await client.Hosts.RankAsync(model, new RankingOptions { Region = "eu" }, query);

            foreach (RankingReason reason in ranked[0].Reasons)
            {
                output.WriteLine($"{reason.Factor}: {reason.Observed}, {reason.Score} × {reason.Weight}");
            }

            return output.ToString();
        }

        public static async Task<RegisteredHost> RegisterAsync(FabstirClient client, ModelId model)
        {
            RegisteredHost host = await client.Hosts.RegisterAsync(new HostRegistration
            {
                ApiUrl = new Uri("https://host.example/"),
                Metadata = new HostMetadata { Location = "eu-west", Capabilities = ["streaming"], MaxConcurrent = 4 },
                Models = [new HostModel(model, Usdc: TokenPrice.PerMillionTokens(5m), Native: new TokenPrice(2_272_727_273_000, PaymentToken.Native))],
            });
            return host;
        }

        public static async Task<(Earnings, TokenAmount, IReadOnlyList<EarnedAmount>)> WithdrawAsync(FabstirClient client)
        {
            Earnings earned = await client.Hosts.GetEarningsAsync();
            TokenAmount part = await client.Hosts.WithdrawEarningsAsync(PaymentToken.Usdc, TokenAmount.FromDecimal(0.001m, PaymentToken.Usdc));
            IReadOnlyList<EarnedAmount> rest = await client.Hosts.WithdrawAllEarningsAsync();
            return (earned, part, rest);
        }

        public static async Task<string> ValidateAsync(FabstirClient client, string path, StringWriter output)
        {
            ModelSpec spec = ModelSpec.Parse("CohereForAI/TinyVicuna-1B-32k-GGUF:tiny-vicuna-1b.q4_k_m.gguf");
            await using FileStream file = File.OpenRead(path);
            ModelValidation validation = await client.Models.ValidateFileAsync(spec, file);
            foreach (string problem in validation.Problems)
            {
                output.WriteLine(problem);
            }

            return output.ToString();
        }
    }
}
