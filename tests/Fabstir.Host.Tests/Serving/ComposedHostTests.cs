using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Fabstir.Ethereum;
using Fabstir.Host.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fabstir.Host.Tests.Serving;

/// <summary>A host as an application has it, on a real chain, with a client that knows nothing but the wire.</summary>
public sealed class ComposedHostTests(HostedMarket market) : IClassFixture<HostedMarket>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_streamed_is_what_the_chain_pays()
    {
        FabstirSession session = await market.OpenAsync();
        ScriptedModel model = new() { Answer = ScriptedModel.Counting(150) };
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
        await using WebApplication application = builder.Build();
        application.MapFabstirHost();
        await application.StartAsync(Cancellation);

        (RawSocket socket, JsonElement connected) = await RawSocket.OpenAsync(new Uri(application.Urls.Single()));
        using RawSocket disposal = socket;
        await socket.SendAsync(await InitAsync(connected, session));
        JsonElement ack = await socket.ReceiveAsync();
        await socket.SendAsync(Frames.Inference("count", "q", maxTokens: 200));
        IReadOnlyList<JsonElement> frames = await socket.ReceiveUntilAsync("stream_end");
        await socket.SendAsync("""{"type":"stream_ack","id":"q","next_index":150}""");
        await socket.CloseAsync();

        // The contract believes a host only so many tokens a second.
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(5), Cancellation);
        await application.StopAsync(Cancellation);

        Assert.Equal("session_init_ack", ack.Type());
        Assert.Equal(Enumerable.Range(0, 150), frames.Indices());
        Assert.Equal(150, frames[^1].Number("tokens_used"));
        Assert.Equal(new BigInteger(150), await market.SessionFieldAsync(session.Id, 6));
    }

    private async Task<string> InitAsync(JsonElement connected, FabstirSession session)
    {
        using LocalSigner signer = market.Devnet.Accounts.Client.CreateSigner();
        return await SignedAccess.InitAsync(
            connected,
            signer,
            int.Parse(session.Id.ToString(), CultureInfo.InvariantCulture),
            DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 60,
            host: market.Devnet.Accounts.Host.Address,
            marketplace: ((Abi.Address)market.Devnet.Deployment.JobMarketplace).ToString(),
            chain: (int)market.Devnet.Deployment.ChainId);
    }
}
