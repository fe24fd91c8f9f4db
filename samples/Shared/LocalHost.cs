using Fabstir.Development;
using Fabstir.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Fabstir.Samples;

/// <summary>A local chain with the marketplace on it, and one of its hosts in this process: what a sample needs of the world.</summary>
internal sealed class LocalHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly string _journal;

    private LocalHost(Devnet devnet, WebApplication application, string journal)
    {
        Devnet = devnet;
        _application = application;
        _journal = journal;
    }

    public Devnet Devnet { get; }

    /// <summary>Where the host is reached.</summary>
    public Uri Url => new(_application.Urls.First());

    public static async Task<LocalHost> StartAsync(IChatClient model, CancellationToken cancellationToken)
    {
        // A block a second, as on Base: the contract believes a host only so many tokens a second.
        Devnet devnet = await Devnet.StartAsync(new DevnetOptions { Anvil = AnvilOptions.Load }, cancellationToken);
        string journal = Directory.CreateTempSubdirectory("fabstir-sample-").FullName;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddFabstirHost(options =>
        {
            options.RpcUrl = devnet.RpcUrl;
            options.Deployment = devnet.Deployment;
            options.Signer = SignerSource.FromFactory(devnet.Accounts.Host.CreateSigner);
            options.PollInterval = TimeSpan.FromMilliseconds(50);
            options.Money.Claims.CheckInterval = TimeSpan.FromMilliseconds(100);
            options.Money.Journal.Folder = journal;
            options.Models.Add(new ServedModel($"{devnet.Model.Repository}:{devnet.Model.FileName}", model));
        });
        LocalHost host = new(devnet, builder.Build(), journal);
        try
        {
            host._application.MapFabstirHost();
            await host._application.StartAsync(cancellationToken);
            await host.RegisterUrlAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>The client of an account of the chain, which keeps nothing over its end.</summary>
    public Task<FabstirClient> ConnectAsync(DevnetAccount account, CancellationToken cancellationToken) => FabstirClient.ConnectAsync(
        new FabstirOptions
        {
            RpcUrl = Devnet.RpcUrl,
            Deployment = Devnet.Deployment,
            Signer = SignerSource.FromFactory(account.CreateSigner),
            PollInterval = TimeSpan.FromMilliseconds(50),
            Journal = new MemoryPaymentJournal(),
        },
        cancellationToken);

    /// <summary>Waits for Ctrl+C, or for whatever else ends a process.</summary>
    public Task WaitForShutdownAsync() => _application.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
        await Devnet.DisposeAsync();
        Directory.Delete(_journal, recursive: true);
    }

    /// <summary>Clients find the host by the URL that it has on chain.</summary>
    private async Task RegisterUrlAsync(CancellationToken cancellationToken)
    {
        await using FabstirClient client = await ConnectAsync(Devnet.Accounts.Host, cancellationToken);
        await client.Hosts.UpdateAsync(new HostUpdate { ApiUrl = Url }, cancellationToken);
    }
}
