using Fabstir.Abi;

namespace Fabstir;

/// <summary>What a marketplace in memory begins with. Every value has a default. Immutable.</summary>
public sealed record MockOptions
{
    /// <summary>USDC in the account's wallet, in whole tokens. Default: 1,000.</summary>
    public decimal Usdc { get; init; } = 1_000m;

    /// <summary>Native currency in the account's wallet, in whole tokens. Default: 10. Transactions cost nothing.</summary>
    public decimal Native { get; init; } = 10m;

    /// <summary>FAB in the account's wallet, in whole tokens. Default: 200,000, enough to register as a host and to approve a model by vote.</summary>
    public decimal Fab { get; init; } = 200_000m;

    /// <summary>What the host asks in USDC. Default: 5 USDC for a million tokens.</summary>
    public TokenPrice UsdcPrice { get; init; } = TokenPrice.PerMillionTokens(5m);

    /// <summary>What the host asks in native currency. Default: 0.002 ether for a million tokens.</summary>
    public TokenPrice NativePrice { get; init; } = TokenPrice.PerMillionTokens(0.002m, PaymentToken.Native);

    /// <summary>The time of the first block. Default: the beginning of 2026. It moves a second with each transaction, and by <see cref="MockMarketplace.AdvanceTime"/>.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The client's account.</summary>
    public Address Account { get; init; } = Address.Parse("0x000000000000000000000000000000000000c11e");

    /// <summary>
    /// What hosts answer to a prompt: each word is a token. Default: a sentence that has the prompt in it. The same prompt should have the same answer, so that
    /// every run is the same.
    /// </summary>
    public Func<string, string> Answer { get; init; } = static prompt =>
        $"You said: {prompt} - and this is answered from memory, where no model runs, so that it is the same in every run.";
}
