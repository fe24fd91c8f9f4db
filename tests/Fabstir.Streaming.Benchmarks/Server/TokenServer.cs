using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fabstir.Ethereum;
using Fabstir.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Fabstir.Streaming.Benchmarks.Server;

/// <summary>The server as a process of its own: reads who it is, prints its port, and ends with its input.</summary>
internal static class TokenServer
{
    public const string Argument = "server";

    /// <summary>Where the same tokens come without numbers, signatures and acknowledgements.</summary>
    public const string BarePath = "/bare";

    // Of the local chain's host. Everybody knows it: anvil prints it.
    private const string HostKey = "0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a";

    private const string AcceptKey = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    public static async Task RunAsync()
    {
        ServerIdentity identity = JsonSerializer.Deserialize<ServerIdentity>((await Console.In.ReadLineAsync())!, JsonSerializerOptions.Web)!;
        using LocalSigner signer = LocalSigner.FromHex(HostKey);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using WebApplication application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        application.Run(context => ServeAsync(context, identity, signer));
        await application.StartAsync();
        Console.WriteLine(new Uri(application.Urls.Single()).Port.ToString(CultureInfo.InvariantCulture));
        await Console.In.ReadToEndAsync();
    }

    private static async Task ServeAsync(HttpContext context, ServerIdentity identity, LocalSigner signer)
    {
        if (context.Request.Path == "/v1/models")
        {
            await context.Response.WriteAsJsonAsync(new { models = new[] { new { id = identity.Model, name = identity.Model } } });
            return;
        }

        if (context.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true } upgrade)
        {
            context.Response.StatusCode = (int)HttpStatusCode.NotFound;
            return;
        }

        context.Response.Headers.Connection = "Upgrade";
        context.Response.Headers.Upgrade = "websocket";
        context.Response.Headers.SecWebSocketAccept = Accept(context.Request.Headers.SecWebSocketKey.ToString());
        await using Stream stream = await upgrade.UpgradeAsync();
        using TokenConnection connection = new(stream, identity, signer, speaksProtocol: context.Request.Path == StreamProtocol.Path);
        try
        {
            await connection.RunAsync(context.RequestAborted);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or System.Net.WebSockets.WebSocketException)
        {
            // The client has gone.
        }
    }

    // RFC 6455 names this hash; nothing depends on its strength.
#pragma warning disable CA5350
    private static string Accept(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + AcceptKey)));
#pragma warning restore CA5350
}
