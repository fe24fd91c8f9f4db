using Fabstir;
using Fabstir.Ethereum;
using Fabstir.Host;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures the host of an application.</summary>
public sealed class FabstirHostBuilder
{
    internal FabstirHostBuilder(IServiceCollection services)
    {
        Services = services;
        Options = services.AddOptions<FabstirHostOptions>();
    }

    /// <summary>Where the host is registered.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The options of the host.</summary>
    public OptionsBuilder<FabstirHostOptions> Options { get; }

    /// <summary>Serves a model with a chat client of the container.</summary>
    /// <param name="spec">The model: <c>owner/name:file</c>.</param>
    /// <param name="createClient">Makes the client, once; it is disposed with the application.</param>
    /// <param name="tokenCounter">Counts tokens; null where each piece that the client yields is one.</param>
    /// <returns>This.</returns>
    /// <exception cref="FormatException"><paramref name="spec"/> is no model.</exception>
    public FabstirHostBuilder AddModel(string spec, Func<IServiceProvider, IChatClient> createClient, ITokenCounter? tokenCounter = null)
    {
        ServedModel model = new(ModelSpec.Parse(spec), createClient) { TokenCounter = tokenCounter };
        Options.Configure(options => options.Models.Add(model));
        return this;
    }

    /// <summary>Signs as the host with a service of the container, such as a key vault's client.</summary>
    /// <param name="factory">Finds or makes the signer. What the container made, it disposes.</param>
    /// <returns>This.</returns>
    public FabstirHostBuilder UseSigner(Func<IServiceProvider, ISigner> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        Options.Configure<IServiceProvider>((options, provider) => options.Signer = SignerSource.FromSigner(factory(provider)));
        return this;
    }
}
