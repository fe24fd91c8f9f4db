using System.Net;
using Fabstir;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="FabstirClient"/>: one, or one for each wallet.</summary>
public static class FabstirServiceCollectionExtensions
{
    /// <summary>Registers a client of the marketplace as a singleton.</summary>
    /// <remarks>
    /// Making the client asks nothing: the chain is checked once, at its first operation. HTTP goes through <c>IHttpClientFactory</c> by the name that
    /// <see cref="FabstirBuilder.HttpClientName"/> gives, logs to the container's <see cref="ILoggerFactory"/>, and time is the container's
    /// <see cref="TimeProvider"/> where it has one. Options are checked when the host starts, or else when the client is made.
    /// </remarks>
    /// <param name="services">Where to register.</param>
    /// <param name="configure">Sets the options in code.</param>
    /// <returns>What further configures the registration.</returns>
    public static FabstirBuilder AddFabstir(this IServiceCollection services, Action<FabstirOptions>? configure = null) =>
        Add(services, serviceKey: null, Options.Options.DefaultName, configure);

    /// <summary>Registers a client of the marketplace whose options come from configuration.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configuration">The section with the options: the keys are documented in <c>docs/payments.md</c>, numbers have a point in every culture.</param>
    /// <returns>What further configures the registration.</returns>
    public static FabstirBuilder AddFabstir(this IServiceCollection services, IConfiguration configuration) => AddFabstir(services).Bind(configuration);

    /// <summary>Registers a client under a key, so that an application has one for each of its wallets.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="serviceKey">The key: ask for the client by <c>[FromKeyedServices(key)]</c>.</param>
    /// <param name="configure">Sets the options in code.</param>
    /// <returns>What further configures the registration.</returns>
    public static FabstirBuilder AddKeyedFabstir(this IServiceCollection services, string serviceKey, Action<FabstirOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(serviceKey);
        return Add(services, serviceKey, serviceKey, configure);
    }

    private static FabstirBuilder Add(IServiceCollection services, string? serviceKey, string optionsName, Action<FabstirOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        FabstirBuilder builder = new(services, optionsName);
        services.AddHttpClient(builder.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler(CreateHandler)
            // The client lives as long as the container: connections are renewed below it, for changes of DNS.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // Its own logging shows whole URLs, in which providers put keys.
            .RemoveAllLoggers();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FabstirOptions>, FabstirOptionsValidator>());
        builder.Options.Configure<IServiceProvider>((options, provider) => FromContainer(options, provider, builder)).ValidateOnStart();
        if (configure is not null)
        {
            builder.Options.Configure(configure);
        }

        if (serviceKey is null)
        {
            services.TryAddSingleton(provider => Create(provider, optionsName));
        }
        else
        {
            services.TryAddKeyedSingleton(serviceKey, (provider, _) => Create(provider, optionsName));
        }

        return builder;
    }

    private static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    };

    private static void FromContainer(FabstirOptions options, IServiceProvider provider, FabstirBuilder builder)
    {
        options.HttpClient = provider.GetRequiredService<IHttpClientFactory>().CreateClient(builder.HttpClientName);
        options.HttpClient.Timeout = Timeout.InfiniteTimeSpan;
        options.LoggerFactory = provider.GetService<ILoggerFactory>() ?? options.LoggerFactory;
        options.TimeProvider = provider.GetService<TimeProvider>() ?? options.TimeProvider;
    }

    private static FabstirClient Create(IServiceProvider provider, string optionsName) =>
        FabstirClient.Create(provider.GetRequiredService<IOptionsMonitor<FabstirOptions>>().Get(optionsName));
}
