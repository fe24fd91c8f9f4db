using Fabstir.Abi;

namespace Fabstir;

/// <summary>What there is to pay a session from.</summary>
/// <param name="Available">The balance that the deposit comes from.</param>
/// <param name="AvailableSource">Where that is read.</param>
/// <param name="Allowance">What the marketplace may take of a payer's tokens; null where the client approves by itself, or none is needed.</param>
/// <param name="IsDelegate">Whether the payer authorized the account; true where the account pays itself.</param>
internal sealed record SessionFunds(UInt256 Available, string AvailableSource, UInt256? Allowance, bool IsDelegate);
