using Fabstir.Abi;

namespace Fabstir;

/// <summary>What the parties of a session agreed on, as the chain has it. Immutable.</summary>
/// <param name="Deposit">The most that the session can cost.</param>
/// <param name="Price">What LLM tokens cost.</param>
/// <param name="Duration">How long it may run from its start.</param>
/// <param name="ProofInterval">How many LLM tokens the host means to claim at once.</param>
/// <param name="ProofTimeoutWindow">How long it may go without a proof.</param>
public sealed record SessionTerms(TokenAmount Deposit, TokenPrice Price, TimeSpan Duration, UInt256 ProofInterval, TimeSpan ProofTimeoutWindow)
{
    /// <summary>How many LLM tokens the deposit pays for.</summary>
    public UInt256 MaxTokens => Price.TokensFor(Deposit);
}
