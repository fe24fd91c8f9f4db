using Fabstir.Abi;

namespace Fabstir;

/// <summary>Which session is meant, for good. Ids are counted up: after a reorganisation a number can be somebody else's session.</summary>
/// <param name="Id">The number that contracts know it by.</param>
/// <param name="Depositor">Who pays, and is refunded.</param>
/// <param name="Host">Who serves.</param>
/// <param name="Transaction">The transaction that created it.</param>
public sealed record SessionIdentity(UInt256 Id, Address Depositor, Address Host, Bytes32 Transaction);
