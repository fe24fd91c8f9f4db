using System.Text;
using Fabstir.Chaos;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fabstir.StreamTestbed.Network;

/// <summary>A provider with faults that other processes can reach.</summary>
internal sealed class ChaosServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ChaosRpc _network = new();
    private readonly ChaosNode _node;
    private readonly HttpMessageInvoker _faulty;
    private readonly Uri _inside;

    private ChaosServer(ChaosNode node)
    {
        _node = node;
        _inside = _network.Add("provider.test", node);
        _faulty = new HttpMessageInvoker(_network);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _application = builder.Build();
        _application.Urls.Add("http://127.0.0.1:0");
        _application.Run(ServeAsync);
    }

    public Uri Url { get; private set; } = null!;

    public static async Task<ChaosServer> StartAsync(UpstreamNode chain, ChaosOptions options, CancellationToken cancellationToken)
    {
        ChaosServer server = new(new ChaosNode(chain, options));
        await server._application.StartAsync(cancellationToken);
        server.Url = new Uri(server._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return server;
    }

    /// <summary>How often a fault has struck.</summary>
    public int Struck(ChaosFault fault) => _node.Struck(fault);

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _faulty.Dispose();
        _node.Dispose();
    }

    private async Task ServeAsync(HttpContext context)
    {
        using StreamReader body = new(context.Request.Body);
        using HttpRequestMessage request = new(HttpMethod.Post, _inside)
        {
            Content = new StringContent(await body.ReadToEndAsync(context.RequestAborted), Encoding.UTF8, "application/json"),
        };
        try
        {
            using HttpResponseMessage answer = await _faulty.SendAsync(request, context.RequestAborted);
            context.Response.StatusCode = (int)answer.StatusCode;
            context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            if (answer.Headers.RetryAfter is { } retryAfter)
            {
                context.Response.Headers.RetryAfter = retryAfter.ToString();
            }

            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
        catch (HttpRequestException)
        {
            // What is lost is lost: the connection ends without an answer.
            context.Abort();
        }
    }
}
