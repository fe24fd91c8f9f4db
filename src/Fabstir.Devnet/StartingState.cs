namespace Fabstir.Development;

/// <summary>Finds or makes what a devnet starts from.</summary>
internal static class StartingState
{
    // No devnet gets an id of its own as high, and nonces are counted by chain id.
    private const ulong DeployingChainIds = 1_000_000_000_000;

    /// <summary>
    /// The state that the options name, or a deployment as they ask for it; null where anvil's own arguments decide what the chain is like.
    /// </summary>
    /// <exception cref="ArgumentException">The options ask for another deployment than the state has.</exception>
    public static async Task<DevnetState?> FindAsync(DevnetOptions options, AnvilProcess anvil, CancellationToken cancellationToken)
    {
        if (options.State is { } state)
        {
            Refuse(options, state.Options);
            return state;
        }

        if (options.Anvil.ExtraArguments.Count > 0)
        {
            return null;
        }

        // The URL of a host is often that of a port of the moment: it is changed afterwards, and not kept.
        DevnetOptions deployed = options with { HostUrl = new DevnetOptions().HostUrl };
        DeploymentCache cache = new(AnvilEnvironment.Current.CacheFolder, options.Anvil.TimeProvider);
        return await cache.GetAsync(deployed, anvil.Binary.Version, token => DeployAsync(deployed, anvil, token), cancellationToken).ConfigureAwait(false);
    }

    // On a chain of its own, which mines each transaction at once: with time between its blocks a deployment takes as many as it has steps.
    private static async Task<DevnetState> DeployAsync(DevnetOptions options, AnvilProcess anvil, CancellationToken cancellationToken)
    {
        DevnetOptions apart = options with
        {
            Anvil = options.Anvil with { ChainId = anvil.Options.ChainId + DeployingChainIds, BlockTime = null, BlockGasLimit = null, Binary = anvil.Binary },
        };
        Devnet devnet = await Devnet.StartEmptyAsync(apart, cancellationToken).ConfigureAwait(false);
        await using (devnet.ConfigureAwait(false))
        {
            await devnet.DeployAsync(cancellationToken).ConfigureAwait(false);
            return await devnet.DumpStateAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Refuse(DevnetOptions options, DevnetOptions deployed)
    {
        DevnetOptions defaults = new();
        Refuse(nameof(options.FeeBasisPoints), options.FeeBasisPoints, deployed.FeeBasisPoints, defaults.FeeBasisPoints);
        Refuse(nameof(options.DisputeWindow), options.DisputeWindow, deployed.DisputeWindow, defaults.DisputeWindow);
        Refuse(nameof(options.HostPriceUsdc), options.HostPriceUsdc, deployed.HostPriceUsdc, defaults.HostPriceUsdc);
        Refuse(nameof(options.HostPriceNative), options.HostPriceNative, deployed.HostPriceNative, defaults.HostPriceNative);
        Refuse(nameof(options.ClientUsdc), options.ClientUsdc, deployed.ClientUsdc, defaults.ClientUsdc);
    }

    private static void Refuse<T>(string name, T asked, T deployed, T standard)
        where T : IEquatable<T>
    {
        if (!asked.Equals(deployed) && !asked.Equals(standard))
        {
            throw new ArgumentException($"{name} is {asked}, but the state was deployed with {deployed}. Leave it out, or deploy anew.");
        }
    }
}
