using Fabstir;
using Fabstir.Ethereum;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures one registration of <see cref="FabstirClient"/>.</summary>
public sealed class FabstirBuilder
{
    internal FabstirBuilder(IServiceCollection services, string name)
    {
        Services = services;
        Options = services.AddOptions<FabstirOptions>(name);
        HttpClientName = name.Length == 0 ? "Fabstir" : $"Fabstir.{name}";
    }

    /// <summary>Where the client is registered.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The options of this registration.</summary>
    public OptionsBuilder<FabstirOptions> Options { get; }

    /// <summary>The name of the HTTP client that reaches the node: configure it by <c>services.AddHttpClient(name)</c>.</summary>
    public string HttpClientName { get; }

    /// <summary>Reads the options from a section of the configuration, in the invariant culture.</summary>
    /// <param name="configuration">The section. A key that is no option is an error, so that a misspelt one is found.</param>
    /// <returns>This.</returns>
    public FabstirBuilder Bind(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Options.Configure(options => FabstirConfiguration.Bind(configuration, options));
        return this;
    }

    /// <summary>Signs with a service of the container, such as a key vault's client.</summary>
    /// <param name="factory">Finds or makes the signer. What the container made, it disposes.</param>
    /// <returns>This.</returns>
    public FabstirBuilder UseSigner(Func<IServiceProvider, ISigner> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        Options.Configure<IServiceProvider>((options, provider) => options.Signer = SignerSource.FromSigner(factory(provider)));
        return this;
    }

    /// <summary>Signs with a key that is read when the client is made.</summary>
    /// <param name="signer">Where the key is.</param>
    /// <returns>This.</returns>
    public FabstirBuilder UseSigner(SignerSource signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        Options.Configure(options => options.Signer = signer);
        return this;
    }
}
