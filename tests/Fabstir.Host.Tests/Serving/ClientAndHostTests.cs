using System.Net;
using System.Net.Sockets;
using Fabstir.Host.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fabstir.Host.Tests.Serving;

/// <summary>The client's stream and the host's, on a chain, over real sockets, with real signatures.</summary>
public sealed class ClientAndHostTests(HostedMarket market) : IClassFixture<HostedMarket>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_prove_who_they_are_and_what_is_received_is_what_is_paid()
    {
        ScriptedModel model = new() { Answer = ScriptedModel.Counting(700) };
        await using WebApplication host = await StartAsync(model);
        await using FabstirSession session = await market.OpenAsync();
        await using LlmSession llm = await session.OpenStreamAsync(new LlmSessionOptions { HostUrl = new Uri(host.Urls.Single()) }, Cancellation);

        Fabstir.Completion answer = await llm.CompleteAsync("Count", cancellationToken: Cancellation);
        Fabstir.Completion second = await llm.CompleteAsync("Again", new PromptOptions { MaxTokens = 50 }, Cancellation);

        Assert.Equal(string.Concat(Enumerable.Range(0, 700).Select(ScriptedModel.Token)), answer.Text);
        Assert.Equal((StreamFinishReason.Length, 50), (second.Summary.FinishReason, second.Summary.Tokens));
        Assert.Equal(750, llm.Usage.ReceivedTokens);
        Assert.True(llm.Capabilities is { Authenticates: true, Resumes: true, TakesCredit: true });
        Assert.Equal(3, model.Requests.Last().Messages.Count);
    }

    [Fact]
    public async Task An_answer_survives_any_number_of_cuts()
    {
        ScriptedModel model = new() { Answer = null };
        await using WebApplication host = await StartAsync(model);
        await using Relay relay = new(new Uri(host.Urls.Single()));
        await using FabstirSession session = await market.OpenAsync();
        await using LlmSession llm = await session.OpenStreamAsync(new LlmSessionOptions { HostUrl = relay.Url }, Cancellation);

        TokenStream stream = llm.StreamAsync("Count", new PromptOptions { MaxTokens = 2_000 }, Cancellation);
        await using IAsyncEnumerator<TokenChunk> reader = stream.GetAsyncEnumerator(Cancellation);
        for (int index = 0; index < 200; index++)
        {
            model.Feed(ScriptedModel.Text(ScriptedModel.Token(index)));
            if (index % 20 == 7)
            {
                relay.Cut();
            }

            Assert.True(await reader.MoveNextAsync());
            Assert.Equal((ScriptedModel.Token(index), index), (reader.Current.Text, reader.Current.Index));
        }

        model.Feed(null!);
        Assert.False(await reader.MoveNextAsync());
        StreamSummary summary = await stream.Completion;
        Assert.Equal((200, 10), (summary.Tokens, summary.Metrics.Reconnections));
    }

    private async Task<WebApplication> StartAsync(ScriptedModel model)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddFabstirHost(options =>
        {
            options.RpcUrl = market.Devnet.RpcUrl;
            options.Deployment = market.Devnet.Deployment;
            options.PollInterval = TimeSpan.FromMilliseconds(25);
            options.Signer = SignerSource.FromFactory(market.Devnet.Accounts.Host.CreateSigner);
            options.Money.Journal.Folder = market.NewFolder();
            options.Models.Add(new ServedModel($"{market.Devnet.Model.Repository}:{market.Devnet.Model.FileName}", model));
        });
        WebApplication application = builder.Build();
        application.MapFabstirHost();
        await application.StartAsync(Cancellation);
        return application;
    }

    /// <summary>Passes bytes on to the host until it is cut; then takes the next connection.</summary>
    private sealed class Relay : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Uri _host;
        private readonly Task _accepting;
        private volatile TcpClient? _client;

        public Relay(Uri host)
        {
            _host = host;
            _listener.Start();
            _accepting = AcceptAsync();
        }

        public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

        public void Cut() => _client?.Client.Close(0);

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _accepting;
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    TcpClient client = await _listener.AcceptTcpClientAsync(CancellationToken.None);
                    TcpClient host = new();
                    await host.ConnectAsync(IPAddress.Loopback, _host.Port, CancellationToken.None);
                    _client = client;
                    _ = PassAsync(client, host);
                    _ = PassAsync(host, client);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // It is over.
            }
        }

        private static async Task PassAsync(TcpClient from, TcpClient to)
        {
            try
            {
                await from.GetStream().CopyToAsync(to.GetStream(), CancellationToken.None);
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
            {
                // One end is gone.
            }

            from.Close();
            to.Close();
        }
    }
}
