namespace Fabstir.Ethereum;

/// <summary>What a look-up of transactions of one account found.</summary>
/// <param name="MinedCount">How many transactions of the account are mined.</param>
/// <param name="Known">Those that the node knows, mined or waiting.</param>
internal sealed record AccountFinding(ulong MinedCount, IReadOnlySet<PendingTransaction> Known);
