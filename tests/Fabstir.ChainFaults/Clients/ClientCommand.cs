namespace Fabstir.ChainFaults.Clients;

/// <summary>What a client process is told to do: a line on its standard input.</summary>
/// <param name="Marketplace">Where.</param>
/// <param name="Payer">The number of the account.</param>
/// <param name="Number">Which session of it: it makes the deposit and the key.</param>
/// <param name="Journal">The file of the journal; null for one that forgets with the process.</param>
/// <param name="Recovers">Whether to take up what an earlier process has begun.</param>
/// <param name="Stop">Where to stop; null to go on to the end.</param>
internal sealed record ClientCommand(MarketplaceAddress Marketplace, int Payer, int Number, string? Journal, bool Recovers, StopPoint? Stop);

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

/// <summary>What a client process answers: a line on its standard output.</summary>
/// <param name="HasStopped">Whether it waits at its point to be killed; else it is done.</param>
/// <param name="Records">How many records it has written.</param>
/// <param name="SessionId">The session.</param>
/// <param name="Cost">What it cost.</param>
/// <param name="Failure">Why it is not done.</param>
internal sealed record ClientAnswer(bool HasStopped, int Records, string? SessionId, string? Cost, string? Failure);
