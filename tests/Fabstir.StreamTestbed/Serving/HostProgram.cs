using System.Globalization;
using System.Text.Json;
using Fabstir.ChainFaults.Clients;
using Fabstir.Ethereum;
using Fabstir.Host;
using Fabstir.StreamTestbed.Answers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fabstir.StreamTestbed.Serving;

/// <summary>The host as a process: reads its settings, prints its port, and ends in order when its input does.</summary>
internal static class HostProgram
{
    // All clients of a trial come from one address.
    private const int Plenty = 1_000_000;

    public static async Task RunAsync()
    {
        HostSettings settings = JsonSerializer.Deserialize<HostSettings>((await Console.In.ReadLineAsync())!, JsonSerializerOptions.Web)!;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(static console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddFabstirHost(options => Configure(options, settings));
        await using WebApplication application = builder.Build();
        application.MapFabstirHost();
        application.Urls.Add("http://127.0.0.1:0");
        await application.StartAsync();
        Console.WriteLine(new Uri(application.Urls.Single()).Port.ToString(CultureInfo.InvariantCulture));
        await Console.In.ReadToEndAsync();
        await application.StopAsync();
    }

    private static void Configure(FabstirHostOptions options, HostSettings settings)
    {
        options.RpcUrl = settings.RpcUrl;
        options.Deployment = new GivenDeployment(settings.Marketplace);
        options.Signer = SignerSource.FromFactory(static () => LocalSigner.FromHex(DevnetKeys.Host));
        options.MaxInFlight = 16;
        options.PollInterval = TimeSpan.FromMilliseconds(settings.PollMilliseconds);
        options.ClientAuthentication = settings.Authenticates ? ClientAuthentication.Required : ClientAuthentication.Off;
        options.Models.Add(new ServedModel(settings.Model, new DeterministicModel()));
        options.Limits.MaxTokensPerPrompt = Plenty;
        options.Limits.MaxConnectionsPerAddress = Plenty;
        options.Limits.AdmissionsPerMinute = Plenty;
        options.Limits.PromptsPerMinute = Plenty;
        options.Limits.MaxConcurrentPrompts = 1_000;
        options.Money.Journal.Folder = settings.Journals;
        options.Money.Completion.IdleBeforeLeft = TimeSpan.FromMilliseconds(settings.IdleMilliseconds);
        options.Money.Claims.MaxUnproven = Plenty;
        options.Money.Claims.CheckInterval = TimeSpan.FromMilliseconds(settings.PollMilliseconds);
    }
}
