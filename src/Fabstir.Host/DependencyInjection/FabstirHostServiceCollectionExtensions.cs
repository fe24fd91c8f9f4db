using Fabstir;
using Fabstir.Ethereum;
using Fabstir.Host;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the provider's side of the marketplace.</summary>
public static class FabstirHostServiceCollectionExtensions
{
    /// <summary>Makes the application a host of the marketplace. Map its endpoints by <c>MapFabstirHost</c>.</summary>
    /// <remarks>
    /// Options are checked when the application starts. Nothing is asked and no key is read before. Logs go to the container's logger factory, and time is the
    /// container's <see cref="TimeProvider"/> where it has one. One host for each application.
    /// </remarks>
    /// <param name="services">Where to register.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>What further configures the host.</returns>
    public static FabstirHostBuilder AddFabstirHost(this IServiceCollection services, Action<FabstirHostOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        FabstirHostBuilder builder = new(services);
        if (configure is not null)
        {
            builder.Options.Configure(configure);
        }

        builder.Options.ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FabstirHostOptions>, FabstirHostOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<FabstirHostOptions>>().Value);
        services.TryAddSingleton(provider => provider.GetRequiredService<FabstirHostOptions>().Limits);
        services.AddMetrics();
        AddAccount(services);
        AddStreams(services);
        AddServing(services);
        return builder;
    }

    private static void AddAccount(IServiceCollection services)
    {
        services.TryAddSingleton(provider =>
        {
            FabstirHostOptions options = provider.GetRequiredService<FabstirHostOptions>();
            (ISigner signer, IDisposable? owned) = options.Signer!.Create();
            return new HostAccount(signer, owned, options.Deployment);
        });
        services.AddKeyedFabstir(HostKey.Client).Options.Configure<FabstirHostOptions, HostAccount>((client, host, account) => host.CopyTo(client, account.Signer));
        services.TryAddSingleton<IClientAccounts>(provider => new ChainClientAccounts(provider.GetRequiredKeyedService<FabstirClient>(HostKey.Client)));
        services.TryAddSingleton(provider => new SessionGate(
            provider.GetRequiredService<FabstirHostOptions>().ClientAuthentication,
            provider.GetRequiredService<ISessionBook>(),
            provider.GetRequiredService<HostAccount>(),
            provider.GetRequiredService<IClientAccounts>(),
            provider.GetRequiredService<RequestLimiter>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<HostLog>()));
        services.TryAddSingleton<HttpChallenges>();
        services.TryAddSingleton<ISessionBook>(provider => new SessionBook(
            provider.GetRequiredKeyedService<FabstirClient>(HostKey.Client),
            provider.GetRequiredService<FabstirHostOptions>().Money,
            provider.GetRequiredService<ModelCatalogue>().Serves,
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddStreams(IServiceCollection services)
    {
        services.TryAddSingleton<HostInstruments>();
        services.TryAddSingleton<HostLog>();
        services.TryAddSingleton<RequestLimiter>();
        services.TryAddSingleton<ConnectionLimiter>();
        services.TryAddSingleton(provider => new PromptSlots(
            provider.GetRequiredService<HostLimits>().MaxConcurrentPrompts, provider.GetRequiredService<HostInstruments>()));
        services.TryAddSingleton(provider => new ModelCatalogue(provider.GetRequiredService<FabstirHostOptions>().Models, provider));
        services.TryAddSingleton<AnswerFactory>();
        services.TryAddSingleton<StreamServices>();
        services.TryAddSingleton<LiveSessions>();
    }

    private static void AddServing(IServiceCollection services)
    {
        services.TryAddSingleton<ServingState>();
        services.TryAddSingleton<Refusals>();
        services.TryAddSingleton<ServingServices>();
        services.TryAddSingleton<SocketEndpoint>();
        services.TryAddSingleton<InferenceEndpoint>();
        services.TryAddSingleton<PublicEndpoints>();
        services.TryAddSingleton<MetricReader>();
        services.TryAddSingleton<ManagementServer>();
        services.AddHealthChecks().AddCheck<ServingHealthCheck>("fabstir.serving");
        services.TryAddSingleton<ServingHealthCheck>();
        services.TryAddSingleton<HostLifetime>();
        services.AddHostedService(provider => provider.GetRequiredService<ManagementServer>());
        services.AddHostedService(provider => provider.GetRequiredService<HostLifetime>());
    }
}
