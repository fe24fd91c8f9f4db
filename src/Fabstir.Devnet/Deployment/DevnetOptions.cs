using Fabstir.Abi;

namespace Fabstir.Development;

/// <summary>What a local chain starts with. Every value has a default.</summary>
/// <remarks>The contracts refuse values out of their ranges, and the start then fails with their error.</remarks>
public sealed record DevnetOptions
{
    /// <summary>
    /// For thousands of transactions: a block every second, with room for all that arrive in it. See <see cref="AnvilOptions.Load"/>.
    /// </summary>
    public static DevnetOptions Load { get; } = new() { Anvil = AnvilOptions.Load };

    /// <summary>The chain id. Default: null, 31337 for the first chain of this process and the next number for each further one.</summary>
    /// <remarks>Chains of one process should differ: nonces are counted by chain id and account, and the accounts are always the same.</remarks>
    public ulong? ChainId { get; init; }

    /// <summary>How anvil is started. Its chain id and accounts are set here.</summary>
    public AnvilOptions Anvil { get; init; } = new();

    /// <summary>What to start from, instead of deploying. Default: null, a new deployment, which the user's cache folder may already have.</summary>
    /// <remarks>
    /// With a state, what was deployed is what it was deployed with: options of the deployment must be the state's or be left at their defaults. Only
    /// <see cref="HostUrl"/> may differ, and is changed on the chain. Accounts have what they had.
    /// </remarks>
    public DevnetState? State { get; init; }

    /// <summary>The treasury's share of what a host earns, in basis points: 0 to 10,000. Default: 1,000, a tenth.</summary>
    public ushort FeeBasisPoints { get; init; } = 1_000;

    /// <summary>How long after the last proof a host has to wait before it may complete a session, in whole seconds. Default: 30 s.</summary>
    public TimeSpan DisputeWindow { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// What the host asks for 1,000 tokens, in base units of USDC: 1 to 100,000,000. Default: 5,000, which is 5 USDC for a million tokens.
    /// </summary>
    public UInt256 HostPriceUsdc { get; init; } = 5_000;

    /// <summary>What the host asks for 1,000 tokens, in wei: 227,273 to 22,727,272,727,273,000. Default: 2,272,727,273,000.</summary>
    public UInt256 HostPriceNative { get; init; } = 2_272_727_273_000;

    /// <summary>The URL that the host is registered with. Default: nothing listens there.</summary>
    public Uri HostUrl { get; init; } = new("http://127.0.0.1:8080");

    /// <summary>What the client has, in base units of USDC. Default: 10,000 USDC.</summary>
    public UInt256 ClientUsdc { get; init; } = 10_000_000_000;
}
