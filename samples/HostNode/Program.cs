using Fabstir;
using Fabstir.Host;
using Fabstir.Samples;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

// A host of the marketplace. --local brings a chain along and is found on it; else it is the registered host whose key and model are configured:
//   dotnet run --project samples/HostNode -- --local
//   dotnet run --project samples/HostNode -- --RpcUrl https://sepolia.base.org --KeyFile /run/secrets/host-key --Model owner/name:file --Endpoint http://127.0.0.1:8080/v1 --EndpointModel name
if (args is ["--local"])
{
    using StoryModel story = new();
    await using LocalHost local = await LocalHost.StartAsync(story, CancellationToken.None);
    Console.WriteLine($"Host {local.Devnet.Accounts.Host.Address} at {local.Url}, chain at {local.Devnet.RpcUrl}. Ctrl+C ends both.");
    await local.WaitForShutdownAsync();
    return;
}

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
IConfiguration configuration = builder.Configuration;
builder.Services
    .AddFabstirHost(options =>
    {
        options.RpcUrl = new Uri(Setting("RpcUrl"));
        options.Signer = SignerSource.FromFile(Setting("KeyFile"));
        options.ManagementPort = 9_464;
    })
    .AddModel(Setting("Model"), _ => configuration["Endpoint"] is { } endpoint
        ? new OpenAICompatibleChatClient(new Uri(endpoint), Setting("EndpointModel"), Environment.GetEnvironmentVariable("MODEL_API_KEY"))
        : new StoryModel());

WebApplication application = builder.Build();
application.MapFabstirHost();
await application.RunAsync();

string Setting(string name) => configuration[name] ?? throw new InvalidOperationException($"--{name} is missing.");
