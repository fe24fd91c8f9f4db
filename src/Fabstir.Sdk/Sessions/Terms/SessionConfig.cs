using Fabstir.Abi;

namespace Fabstir;

/// <summary>What a session is opened with. Only <see cref="DepositAmount"/> has no default. Immutable, thread-safe.</summary>
/// <remarks>Sessions are paid in USDC or native currency; FAB cannot be expressed. Nothing is rounded: a value that the chain cannot hold is an error.</remarks>
public sealed record SessionConfig
{
    /// <summary>
    /// The most that the session can cost: whole units of <see cref="PaymentToken"/>, at most 6 decimals of USDC and 18 of native currency. What is not proven
    /// comes back at the end. Range: what the chain says, see <see cref="SessionLimits"/>.
    /// </summary>
    public required decimal DepositAmount { get; init; }

    /// <summary>What the deposit and the price are in. Default: USDC.</summary>
    public PaymentToken PaymentToken { get; init; } = PaymentToken.Usdc;

    /// <summary>What is paid for LLM tokens. Default: null, what the host asks. Range: from the host's price to the registry's maximum.</summary>
    public TokenPrice? PricePerToken { get; init; }

    /// <summary>The most that the host may ask, where <see cref="PricePerToken"/> is null: it may change its price at any time. Default: null, no cap.</summary>
    public TokenPrice? MaxPricePerToken { get; init; }

    /// <summary>How long the session may run, in whole seconds. Default: an hour. Range: 1 s to 365 days.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How many LLM tokens the host means to claim at once. Default: 100, the smallest: hosts bill at least an interval for a session in which they served
    /// anything. Range: 100 to what the deposit pays for.
    /// </summary>
    public int ProofInterval { get; init; } = 100;

    /// <summary>
    /// How long the session may go without a proof before anyone can end it, in whole seconds. Default: an hour, the longest: a pause does not end the session,
    /// and if the host dies the refund waits that long. Range: 1 minute to 1 hour.
    /// </summary>
    public TimeSpan ProofTimeoutWindow { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Where the deposit comes from. Default: the wallet.</summary>
    public SessionFunding Funding { get; init; } = SessionFunding.Wallet;

    /// <summary>
    /// Who pays, when not the client's account: it must have authorized this account as its delegate and approved USDC. It is the depositor, gets the refund,
    /// and is the only one who can complete the session. Default: null, the client's account pays.
    /// </summary>
    public Address? Payer { get; init; }
}
