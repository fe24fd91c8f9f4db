using System.Globalization;
using Fabstir.Development;
using Fabstir.Sdk.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fabstir.Sdk.Tests.Options;

public sealed class DependencyInjectionTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_has_a_client_for_each_of_its_wallets()
    {
        ServiceCollection services = new();
        services.AddKeyedFabstir("alice", options => Configure(options, market.Devnet.Accounts.Client));
        services.AddKeyedFabstir("bob", options => Configure(options, market.Devnet.Accounts.Others[0]));
        services.AddFabstir(options => Configure(options, account: null));
        await using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);

        FabstirClient alice = provider.GetRequiredKeyedService<FabstirClient>("alice");
        FabstirClient bob = provider.GetRequiredKeyedService<FabstirClient>("bob");
        FabstirClient reader = provider.GetRequiredService<FabstirClient>();

        Assert.Equal((market.ClientAddress, market.Devnet.Accounts.Others[0].Address, null), (alice.Account, bob.Account, reader.Account));
        Assert.Same(alice, provider.GetRequiredKeyedService<FabstirClient>("alice"));
        Assert.Equal(2_000_000m, (await alice.Payments.GetBalancesAsync(cancellationToken: Cancellation)).Usdc.Wallet.ToDecimal());
    }

    [Fact]
    public async Task Making_a_client_asks_nothing_and_the_chain_is_checked_once()
    {
        ServiceCollection services = new();
        CountingHandler requests = new();
        FabstirBuilder builder = services.AddFabstir(options => Configure(options, market.Devnet.Accounts.Client));
        services.AddHttpClient(builder.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => requests);
        await using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);

        FabstirClient client = provider.GetRequiredService<FabstirClient>();
        Assert.Equal(0, requests.Count);
        await client.Payments.GetAllowanceAsync(cancellationToken: Cancellation);
        int first = requests.Count;
        await client.Payments.GetAllowanceAsync(cancellationToken: Cancellation);

        Assert.Equal(1, requests.Count - first);
    }

    [Fact]
    public async Task Logs_time_and_the_signer_come_from_the_container()
    {
        using RecordedLog log = new();
        ServiceCollection services = new();
        services.AddSingleton<ILoggerFactory>(log);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Ethereum.ISigner>(_ => market.Devnet.Accounts.Client.CreateSigner());
        services.AddFabstir(options => Configure(options, account: null)).UseSigner(provider => provider.GetRequiredService<Ethereum.ISigner>());
        await using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);

        await provider.GetRequiredService<FabstirClient>().Payments.GetAllowanceAsync(cancellationToken: Cancellation);

        Assert.Contains(log.Lines, line => line.Id == 1 && line.Text.Contains(market.ClientAddress.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_log_of_the_container_has_more_of_the_URL_than_its_host()
    {
        using RecordedLog log = new();
        ServiceCollection services = new();
        services.AddLogging();
        services.AddSingleton<ILoggerFactory>(log);
        FabstirBuilder builder = services.AddFabstir(options =>
        {
            Configure(options, market.Devnet.Accounts.Client);
            options.RpcUrl = new Uri(market.Devnet.RpcUrl, "v2/a-key-in-the-path");
        });
        services.AddHttpClient(builder.HttpClientName).ConfigurePrimaryHttpMessageHandler(static () => new CountingHandler());
        await using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);

        FabstirClient client = provider.GetRequiredService<FabstirClient>();
        await client.Payments.GetAllowanceAsync(cancellationToken: Cancellation);

        Assert.Contains(log.Lines, line => line.Id == 1);
        Assert.DoesNotContain(log.Lines, line => line.Text.Contains("a-key-in-the-path", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public void Configuration_is_read_the_same_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            FabstirOptions options = Bind(new()
            {
                ["RpcUrl"] = "https://node.example/v2/secret",
                ["FallbackRpcUrls:0"] = "https://first.example",
                ["FallbackRpcUrls:1"] = "https://second.example",
                ["confirmations"] = "12",
                ["MaxInFlight"] = "16",
                ["PollInterval"] = "00:00:01.5",
                ["RequestTimeout"] = "00:01:00",
                ["JournalPath"] = "/var/lib/app/payments.journal",
                ["ConversationFolder"] = "/var/lib/app/conversations",
                ["KeyFile"] = "/run/secrets/key",
            });

            Assert.Equal(
                (12, 16, TimeSpan.FromSeconds(1.5), TimeSpan.FromMinutes(1)),
                (options.Confirmations, options.MaxInFlight, options.PollInterval, options.RequestTimeout));
            Assert.Equal(["first.example", "second.example"], options.FallbackRpcUrls.Select(static url => url.Host));
            Assert.Equal("/var/lib/app/payments.journal", options.JournalPath);
            Assert.Equal("/var/lib/app/conversations", options.ConversationFolder);
            Assert.Equal("SignerSource(key file /run/secrets/key)", options.Signer!.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("Confirmations", "1,000")]
    [InlineData("PollInterval", "1,5")]
    [InlineData("PollInterval", "1.5 s")]
    [InlineData("FallbackRpcUrls:0", "node.example")]
    [InlineData("PrivateKey", "0x01")]
    [InlineData("RpcURI", "https://node.example")]
    public void What_configuration_does_not_mean_is_an_error(string key, string value)
    {
        FabstirException refused = Assert.Throws<FabstirException>(() => Bind(new() { ["RpcUrl"] = "https://node.example", [key] = value }));

        Assert.Equal(FabstirErrorCode.InvalidParameters, refused.Code);
        Assert.Contains($"Fabstir:{key}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_node_is_asked_while_the_first_is_not_there()
    {
        FabstirOptions options = market.OptionsOf(account: null);
        (options.RpcUrl, options.FallbackRpcUrls) = (new Uri("http://127.0.0.1:1"), [options.RpcUrl!]);

        await using FabstirClient client = await FabstirClient.ConnectAsync(options, Cancellation);

        Assert.Equal(market.Devnet.Deployment.ChainId, (await client.Network.GetStatusAsync(Cancellation)).ChainId);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_options_is_said_at_once()
    {
        FabstirOptions options = new() { RpcUrl = new Uri("ftp://node.example"), FallbackRpcUrls = [new Uri("/rpc", UriKind.Relative)], Confirmations = 0, MaxInFlight = 17, PollInterval = TimeSpan.Zero };

        OptionsValidationException refused = await Assert.ThrowsAsync<OptionsValidationException>(() => FabstirClient.ConnectAsync(options, Cancellation));

        Assert.Equal(5, refused.Failures.Count());
    }

    private static FabstirOptions Bind(Dictionary<string, string?> values)
    {
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.ToDictionary(pair => $"Fabstir:{pair.Key}", pair => pair.Value))
            .Build();
        ServiceCollection services = new();
        services.AddFabstir(configuration.GetSection("Fabstir"));
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<FabstirOptions>>().Value;
    }

    private void Configure(FabstirOptions options, DevnetAccount? account)
    {
        FabstirOptions usual = market.OptionsOf(account);
        (options.RpcUrl, options.Deployment, options.PollInterval, options.Signer, options.Journal) =
            (usual.RpcUrl, usual.Deployment, usual.PollInterval, usual.Signer, usual.Journal);
    }

    private sealed class CountingHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _count);

            // anvil answers at the root only.
            request.RequestUri = new UriBuilder(request.RequestUri!) { Path = "/" }.Uri;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
