using Fabstir.Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Fabstir.Host.Tests.Options;

public sealed class FabstirHostOptionsTests
{
    [Fact]
    public void A_host_serves_whoever_proves_who_he_is_and_pays()
    {
        FabstirHostOptions options = new();

        Assert.Equal(ClientAuthentication.Required, options.ClientAuthentication);
        Assert.False(options.AllowUnpaidInference);
        Assert.Null(options.ManagementPort);
        Assert.Equal(System.Net.IPAddress.Loopback, options.ManagementAddress);
    }

    [Fact]
    public void Everything_that_is_missing_is_said_at_once()
    {
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => Read(_ => { }));

        Assert.Contains("RpcUrl", error.Message, StringComparison.Ordinal);
        Assert.Contains("Signer", error.Message, StringComparison.Ordinal);
        Assert.Contains("Models", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_outside_their_range_are_named()
    {
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => Read(options =>
        {
            Complete(options);
            options.Models.Add(options.Models[0]);
            options.ManagementPort = 70_000;
            options.ClientAuthentication = (ClientAuthentication)9;
            options.Limits.MaxConnections = 0;
            options.Limits.DefaultTokensPerPrompt = options.Limits.MaxTokensPerPrompt + 1;
            options.Limits.SendTimeout = TimeSpan.Zero;
            options.Money.Claims.MinimumClaim = 1;
        }));

        foreach (string name in new[]
        {
            "Models", "ManagementPort", "ClientAuthentication", "MaxConnections", "DefaultTokensPerPrompt", "SendTimeout", "MinimumClaim",
        })
        {
            Assert.Contains(name, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_complete_is_valid() => Assert.Single(Read(Complete).Models);

    private static void Complete(FabstirHostOptions options)
    {
        options.RpcUrl = new Uri("http://127.0.0.1:1");
        options.Signer = SignerSource.FromSigner(Keys.Host);
        options.Models.Add(new ServedModel(WebHost.Model, new ScriptedModel()));
    }

    private static FabstirHostOptions Read(Action<FabstirHostOptions> configure)
    {
        ServiceCollection services = new();
        services.AddFabstirHost(configure);
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<FabstirHostOptions>>().Value;
    }
}
