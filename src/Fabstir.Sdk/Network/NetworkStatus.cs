namespace Fabstir;

/// <summary>The chain as the node has it now, and the contracts on it. Immutable.</summary>
/// <param name="Name">The name of the chain.</param>
/// <param name="ChainId">Its id (EIP-155).</param>
/// <param name="BlockNumber">The newest block.</param>
/// <param name="BlockTime">Its time.</param>
/// <param name="Contracts">The contracts whose revision can be told, with their implementations.</param>
public sealed record NetworkStatus(string Name, ulong ChainId, ulong BlockNumber, DateTimeOffset BlockTime, IReadOnlyList<ContractRevision> Contracts);
