namespace Fabstir;

/// <summary>What a job costs with one host. Immutable.</summary>
/// <param name="Choice">The host, and why it has its place.</param>
/// <param name="Cost">What the longest answer costs, with the least that hosts bill.</param>
/// <param name="Deposit">What is deposited for it: the cost, or the least that the chain wants. What is not served comes back.</param>
public sealed record JobOffer(HostChoice Choice, TokenAmount Cost, TokenAmount Deposit);
