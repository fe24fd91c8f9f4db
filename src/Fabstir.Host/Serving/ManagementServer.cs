using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;

namespace Fabstir.Host;

/// <summary>Serves <c>/metrics</c> on a port of its own: whatever reaches the public port cannot reach it.</summary>
internal sealed class ManagementServer(FabstirHostOptions options, MetricReader metrics, HostLog log) : IHostedService, IAsyncDisposable
{
    private WebApplication? _application;

    /// <summary>Where it is; null when there is none.</summary>
    public Uri? Address { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.ManagementPort is not { } port)
        {
            return;
        }

        // Empty: neither the arguments nor the environment of the application say where this listens.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel((KestrelServerOptions kestrel) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = 16;
            kestrel.Listen(options.ManagementAddress, port);
        });
        _application = builder.Build();
        _application.Run(AnswerAsync);
        await _application.StartAsync(cancellationToken).ConfigureAwait(false);
        Address = new Uri(_application.Urls.Single());
        log.MetricsAt(Address.ToString());
    }

    public Task StopAsync(CancellationToken cancellationToken) => _application?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_application is { } application)
        {
            await application.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path != "/metrics")
        {
            context.Response.StatusCode = (int)HttpStatusCode.NotFound;
            return Task.CompletedTask;
        }

        context.Response.ContentType = PrometheusText.ContentType;
        return context.Response.WriteAsync(metrics.Write(), context.RequestAborted);
    }
}
