namespace Fabstir.ChainFaults.Clients;

/// <summary>What a client process is told to do: a line on its standard input.</summary>
/// <param name="Marketplace">Where.</param>
/// <param name="Payer">The number of the account.</param>
/// <param name="Number">Which session of it: it makes the deposit and the key.</param>
/// <param name="Journal">The file of the journal; null for one that forgets with the process.</param>
/// <param name="Recovers">Whether to take up what an earlier process has begun.</param>
/// <param name="Stop">Where to stop; null to go on to the end.</param>
internal sealed record ClientCommand(MarketplaceAddress Marketplace, int Payer, int Number, string? Journal, bool Recovers, StopPoint? Stop);
