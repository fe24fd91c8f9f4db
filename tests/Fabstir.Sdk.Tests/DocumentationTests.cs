using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Fabstir.Abi;
using Fabstir.Ethereum;
using Fabstir.Sdk.Tests.Support;
using Fabstir.Tests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Fabstir.Sdk.Tests;

/// <summary>The code of docs/sessions.md, docs/payments.md and the package's page is that of these tests, line by line.</summary>
public sealed class DocumentationTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("docs/sessions.md", 3)]
    [InlineData("docs/payments.md", 2)]
    [InlineData("docs/telemetry.md", 1)]
    [InlineData("src/Fabstir.Sdk/README.md", 1)]
    public void Code_of_the_page_is_code_of_this_file(string page, int count)
    {
        string here = WithoutIndent(Repository.Read("tests", "Fabstir.Sdk.Tests", "DocumentationTests.cs"));
        string[] fences = Repository.Read(page.Split('/')).Split("```csharp\n")[1..];

        Assert.Equal(count, fences.Length);
        Assert.All(fences, fence => Assert.Contains(WithoutIndent(fence[..fence.IndexOf("```", StringComparison.Ordinal)]), here, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_session_is_opened_and_ended()
    {
        SessionEnding ending = await OpenAndEndAsync(market.Client, market.HostAddress);

        Assert.Equal(SettlementPolicy.LeaveToHost, ending.Applied);
        Assert.Equal("order 4711", Assert.Single((await market.Client.Sessions.RecoverAsync(Cancellation)).Sessions, one => one.OperationKey == "order 4711").OperationKey);
    }

    [Fact]
    public async Task A_session_whose_host_claims_too_much_is_ended()
    {
        FabstirSession session = await market.StartAsync();
        await market.ProveAsync(session.Id, 500);

        await FollowAsync(session, tokensSoFar: 20);

        Assert.Equal((UInt256)500, (await session.GetSettlementAsync(Cancellation)).Tokens);
    }

    [Fact]
    public async Task Clients_are_registered()
    {
        Uri url = market.Devnet.RpcUrl;
        using LocalSigner signer = market.Devnet.Accounts.Client.CreateSigner();
        ServiceCollection services = new();
        services.AddSingleton<ISigner>(signer);
        Register(services, new ConfigurationBuilder().AddInMemoryCollection([new("Fabstir:RpcUrl", url.ToString())]).Build(), url);
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal(market.ClientAddress, provider.GetRequiredKeyedService<FabstirClient>("payouts").Account);
        Assert.Null(provider.GetRequiredService<FabstirClient>().Account);
    }

    [Fact]
    public async Task A_session_is_settled_in_memory() => Assert.Equal(0.006m, (await SettleInMemoryAsync()).Settlement!.Cost.ToDecimal());

    private static async Task<SessionEnding> SettleInMemoryAsync()
    {
        MockMarketplace world = new();
        await using FabstirClient client = FabstirClient.CreateMock(world);
        FabstirSession session = await client.Sessions.StartAsync(world.Model, world.Host, new SessionConfig { DepositAmount = 1m });
        world.ClaimTokens(session.Id, 1_200);
        SessionEnding ending = await session.EndAsync();
        return ending;
    }

    [Fact]
    public async Task OpenTelemetry_hears_of_operations()
    {
        Exported<Activity> spans = new();
        Exported<Metric> metrics = new();

        await ListenAsync(spans, metrics, () => market.Client.Payments.GetAllowanceAsync(cancellationToken: Cancellation));

        Assert.Contains("payments.get_allowance", spans.Names);
        Assert.Contains("fabstir.client.operation.duration", metrics.Names);
    }

    private static async Task ListenAsync(BaseExporter<Activity> spans, BaseExporter<Metric> metrics, Func<Task> action)
    {
        using TracerProvider tracing = OpenTelemetry.Sdk.CreateTracerProviderBuilder()
            .AddSource(FabstirTelemetry.Name)
            .AddProcessor(new SimpleActivityExportProcessor(spans))
            .Build();
        using MeterProvider metering = OpenTelemetry.Sdk.CreateMeterProviderBuilder()
            .AddMeter(FabstirTelemetry.Name)
            .AddReader(new PeriodicExportingMetricReader(metrics, exportIntervalMilliseconds: 10_000))
            .Build();
        await action();
        Assert.True(metering.ForceFlush());
    }

    private static async Task<SessionEnding> OpenAndEndAsync(FabstirClient client, Address host)
    {
        ModelId model = ModelId.Parse("CohereForAI/TinyVicuna-1B-32k-GGUF:tiny-vicuna-1b.q4_k_m.gguf");
        FabstirSession session = await client.Sessions.StartAsync(
            model,
            host,
            new SessionConfig { DepositAmount = 1m, MaxPricePerToken = TokenPrice.PerMillionTokens(6m) },
            operationKey: "order 4711");

        SettlementPreview preview = await session.PreviewSettlementAsync();
        SessionEnding ending = await session.EndAsync(SettlementPolicy.Cheapest);

        Assert.Equal(preview.Cheapest, ending.Applied);
        return ending;
    }

    private static async Task FollowAsync(FabstirSession session, UInt256 tokensSoFar)
    {
        session.ReportReceived(tokensSoFar);
        await foreach (SessionUpdate update in session.WatchAsync())
        {
            if (update is SessionUpdate.Overclaimed)
            {
                await session.EndAsync(SettlementPolicy.Now);
            }
        }
    }

    private static void Register(IServiceCollection services, IConfiguration configuration, Uri url)
    {
        services.AddFabstir(configuration.GetSection("Fabstir"));
        services.AddKeyedFabstir("payouts", options => options.RpcUrl = url).UseSigner(provider => provider.GetRequiredService<ISigner>());
    }

    // Base Sepolia and a key file are needed to run these two: they are compiled.
    internal static async Task ConnectAsync()
    {
        await using FabstirClient client = await FabstirClient.ConnectAsync(new FabstirOptions
        {
            RpcUrl = new Uri("https://sepolia.base.org"),
            Signer = SignerSource.FromFile("/run/secrets/fabstir-key"),
        });

        Balances balances = await client.Payments.GetBalancesAsync();
        await client.Payments.DepositAsync(20m, PaymentToken.Usdc, operationKey: "top-up of 20 November");
    }

    private static string WithoutIndent(string text)
    {
        StringBuilder lines = new();
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.StartsWith("using Fabstir", StringComparison.Ordinal))
            {
                lines.Append(line).Append('\n');
            }
        }

        return lines.ToString();
    }

    private sealed class Exported<T> : BaseExporter<T>
        where T : class
    {
        private readonly ConcurrentQueue<string> _names = new();

        public IEnumerable<string> Names => _names;

        public override ExportResult Export(in Batch<T> batch)
        {
            foreach (T item in batch)
            {
                _names.Enqueue(item is Activity span ? span.OperationName : item is Metric metric ? metric.Name : "");
            }

            return ExportResult.Success;
        }
    }
}
