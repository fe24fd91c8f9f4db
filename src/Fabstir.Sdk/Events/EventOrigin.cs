using Fabstir.Abi;

namespace Fabstir;

/// <summary>Where an event comes from.</summary>
/// <param name="BlockNumber">The block.</param>
/// <param name="Transaction">The transaction.</param>
/// <param name="IsTakenBack">Whether a reorganisation took it back: what was done because of it is to be undone.</param>
public sealed record EventOrigin(ulong BlockNumber, Bytes32 Transaction, bool IsTakenBack);
