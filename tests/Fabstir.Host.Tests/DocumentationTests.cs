using System.Net;
using Fabstir.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Fabstir.Host.Tests;

/// <summary>The code of docs/hosting.md is that of this file, line by line.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void Code_of_the_page_is_code_of_this_file()
    {
        string here = WithoutIndent(Repository.Read("tests", "Fabstir.Host.Tests", "DocumentationTests.cs"));
        string[] fences = Repository.Read("docs", "hosting.md").Split("```csharp\n")[1..];

        Assert.True(fences.Length >= 3);
        Assert.All(fences, fence => Assert.Contains(WithoutIndent(fence[..fence.IndexOf("```", StringComparison.Ordinal)]), here, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_host_of_the_page_lacks_nothing_but_its_key() =>
        Assert.Equal(FabstirErrorCode.InvalidSigner, (await Assert.ThrowsAsync<FabstirException>(() => HostAsync([]))).Code);

    [Fact]
    public async Task The_further_settings_of_the_page_are_taken()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        End(builder);
        await using WebApplication application = Forward(builder);

        Assert.Equal(TimeSpan.FromMinutes(2), application.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout);
        Assert.Contains(IPAddress.Parse("10.0.0.2"), application.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value.KnownProxies);
    }

    private static async Task HostAsync(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        builder.Services.AddFabstirHost(options =>
        {
            options.RpcUrl = new Uri("https://sepolia.base.org");
            options.Signer = SignerSource.FromFile("/run/secrets/host-key");
            options.Models.Add(new ServedModel(
                "CohereForAI/TinyVicuna-1B-32k-GGUF:tiny-vicuna-1b.q4_k_m.gguf",
                new OpenAICompatibleChatClient(new Uri("http://127.0.0.1:8080/v1"), "tiny-vicuna")));
        });

        WebApplication application = builder.Build();
        application.MapFabstirHost();
        await application.RunAsync();
    }

    private static WebApplication Forward(WebApplicationBuilder builder)
    {
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor;
            options.KnownProxies.Add(IPAddress.Parse("10.0.0.2"));
        });
        WebApplication application = builder.Build();
        application.UseForwardedHeaders();
        return application;
    }

    private static void End(WebApplicationBuilder builder)
    {
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMinutes(2));
    }

    private static string WithoutIndent(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()));
}
