namespace Fabstir.ChainFaults.Clients;

/// <summary>Where a marketplace is.</summary>
internal sealed record MarketplaceAddress(
    Uri Url,
    ulong ChainId,
    string JobMarketplace,
    string NodeRegistry,
    string ModelRegistry,
    string ProofSystem,
    string HostEarnings,
    string Usdc,
    string Fab,
    string Host,
    string Model);
