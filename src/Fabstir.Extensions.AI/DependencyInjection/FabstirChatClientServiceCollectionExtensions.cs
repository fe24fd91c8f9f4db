using Fabstir;
using Fabstir.Extensions.AI;
using Microsoft.Extensions.AI;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers a <see cref="FabstirChatClient"/> as the container's <see cref="IChatClient"/>.</summary>
public static class FabstirChatClientServiceCollectionExtensions
{
    /// <summary>Registers the marketplace as the <see cref="IChatClient"/>, a singleton, with the <see cref="FabstirClient"/> that <c>AddFabstir</c> registers.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="options">Which sessions answer, and what they may cost together.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddFabstirChatClient(this IServiceCollection services, SessionPoolOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return services.AddFabstirChatClient(_ => options);
    }

    /// <summary>The same with options that the container gives, such as those that were bound from configuration.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="options">Makes the options when the client is first needed.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddFabstirChatClient(this IServiceCollection services, Func<IServiceProvider, SessionPoolOptions> options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(provider => new FabstirChatClient(provider.GetRequiredService<FabstirClient>(), options(provider)));
        return services.AddSingleton<IChatClient>(static provider => provider.GetRequiredService<FabstirChatClient>());
    }

    /// <summary>Registers the marketplace under a key, with the <see cref="FabstirClient"/> that <c>AddKeyedFabstir</c> registers under the same one.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="serviceKey">The key: ask for the client by <c>[FromKeyedServices(key)]</c>.</param>
    /// <param name="options">Which sessions answer, and what they may cost together.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddKeyedFabstirChatClient(this IServiceCollection services, string serviceKey, SessionPoolOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(serviceKey);
        ArgumentNullException.ThrowIfNull(options);
        services.AddKeyedSingleton(serviceKey, (provider, key) => new FabstirChatClient(provider.GetRequiredKeyedService<FabstirClient>(key), options));
        return services.AddKeyedSingleton<IChatClient>(serviceKey, static (provider, key) => provider.GetRequiredKeyedService<FabstirChatClient>(key));
    }
}
