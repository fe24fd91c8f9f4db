using Fabstir.Abi;

namespace Fabstir;

/// <summary>What LLM tokens cost, as contracts count it: base units of a payment token for 1,000 LLM tokens. Immutable, thread-safe.</summary>
/// <param name="BaseUnits">Base units for <see cref="Precision"/> LLM tokens: 5,000 of USDC are 5 USDC for a million.</param>
/// <param name="Token">What is paid.</param>
/// <remarks>Until December 2025 contracts counted for a single LLM token: a price from then is a thousandth of today's.</remarks>
public readonly record struct TokenPrice(UInt256 BaseUnits, PaymentToken Token)
{
    /// <summary>How many LLM tokens a price is for: <c>PRICE_PRECISION</c> of the marketplace, 1,000.</summary>
    public const int Precision = 1_000;

    // A million LLM tokens are a thousand times 1,000: three decimals of the amount are used up.
    private const int MillionDigits = 3;

    /// <summary>A price given as people quote it, for a million LLM tokens.</summary>
    /// <param name="amount">Whole tokens of <paramref name="token"/>: not negative, at most 3 decimals of USDC and 15 of native currency.</param>
    /// <param name="token">What is paid.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or has more decimals than a price on chain: nothing is rounded.</exception>
    public static TokenPrice PerMillionTokens(decimal amount, PaymentToken token = PaymentToken.Usdc) =>
        new(Abi.BaseUnits.FromDecimal(amount, Payment.DecimalsOf(token) - MillionDigits), token);

    /// <summary>The price of a million LLM tokens, in whole tokens of <see cref="Token"/>.</summary>
    /// <exception cref="OverflowException">It has more digits than a <see cref="decimal"/>.</exception>
    public decimal ToPerMillionTokens() => Abi.BaseUnits.ToDecimal(BaseUnits, Payment.DecimalsOf(Token) - MillionDigits);

    /// <summary>What a number of LLM tokens costs, rounded down to a base unit as the contract does.</summary>
    /// <param name="tokens">LLM tokens.</param>
    /// <exception cref="OverflowException">It is 2^256 base units or more.</exception>
    public TokenAmount CostOf(UInt256 tokens) => new(tokens * BaseUnits / Precision, Token);

    /// <summary>How many whole LLM tokens an amount pays for, rounded down as the contract does.</summary>
    /// <param name="amount">An amount of the same token.</param>
    /// <exception cref="ArgumentException">The amount is of another token.</exception>
    /// <exception cref="DivideByZeroException">The price is 0.</exception>
    /// <exception cref="OverflowException">The amount is too large to be counted.</exception>
    public UInt256 TokensFor(TokenAmount amount) => amount.Token == Token
        ? amount.BaseUnits * Precision / BaseUnits
        : throw new ArgumentException($"The price is in {Payment.SymbolOf(Token)}, the amount in {Payment.SymbolOf(amount.Token)}.", nameof(amount));

    /// <summary>The price of 1,000 LLM tokens, such as <c>0.005 USDC per 1,000 tokens</c>.</summary>
    public override string ToString() => $"{new TokenAmount(BaseUnits, Token)} per 1,000 tokens";
}
