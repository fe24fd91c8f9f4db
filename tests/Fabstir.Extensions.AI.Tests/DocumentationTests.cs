using System.Text;
using Fabstir.Tests;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fabstir.Extensions.AI.Tests;

/// <summary>The code of the package's page is that of this file, line by line, and so is the part about it of docs/inference.md.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void Code_of_the_page_is_code_of_this_file()
    {
        string here = WithoutIndent(Repository.Read("tests", "Fabstir.Extensions.AI.Tests", "DocumentationTests.cs"));
        string fence = Repository.Read("src", "Fabstir.Extensions.AI", "README.md").Split("```csharp\n")[1];

        Assert.Contains(WithoutIndent(fence[..fence.IndexOf("```", StringComparison.Ordinal)]), here, StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_is_told_what_may_be_spent()
    {
        ServiceCollection services = new();
        Register(services, new ConfigurationBuilder().Build(), ModelId.Of("acme/model", "model.gguf"));

        Assert.Contains(services, static service => service.ServiceType == typeof(IChatClient));
    }

    private static void Register(IServiceCollection services, IConfiguration configuration, ModelId model)
    {
        services.AddFabstir(configuration.GetSection("Fabstir"));
        services.AddFabstirChatClient(new SessionPoolOptions { Model = model, MaxSpend = 2m });
    }

    // Base Sepolia and a key file are needed to run it: it is compiled.
    internal static async Task AskAsync()
    {
        await using FabstirClient fabstir = await FabstirClient.ConnectAsync(new FabstirOptions
        {
            RpcUrl = new Uri("https://sepolia.base.org"),
            Signer = SignerSource.FromFile("/run/secrets/fabstir-key"),
        });
        await using FabstirChatClient chat = new(fabstir, new SessionPoolOptions
        {
            Model = ModelId.Parse("CohereForAI/TinyVicuna-1B-32k-GGUF:tiny-vicuna-1b.q4_k_m.gguf"),
            MaxSpend = 2m,
        });
        ChatResponse response = await chat.GetResponseAsync("Why is the sky blue?");
        await chat.EndAsync();
        Assert.NotNull(response);
    }

    private static string WithoutIndent(string text)
    {
        StringBuilder lines = new();
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.StartsWith("using ", StringComparison.Ordinal))
            {
                lines.Append(line).Append('\n');
            }
        }

        return lines.ToString();
    }
}
