namespace Fabstir;

/// <summary>A prompt that is to be answered once, by whichever host does it within the budget. Immutable.</summary>
public sealed record JobRequest
{
    /// <summary>The model.</summary>
    public required ModelId Model { get; init; }

    /// <summary>What is asked: with <see cref="Context"/> at most 256 KiB of UTF-8, where older turns are left out.</summary>
    public required string Prompt { get; init; }

    /// <summary>
    /// The most that the job may deposit, and so cost, in whole units of <see cref="PaymentToken"/>. It has to be at least the chain's least deposit; what is not
    /// served comes back.
    /// </summary>
    public required decimal MaxBudget { get; init; }

    /// <summary>What is paid. Default: USDC.</summary>
    public PaymentToken PaymentToken { get; init; } = PaymentToken.Usdc;

    /// <summary>The most tokens of the answer. Default: 1,024. Range: 1 to 1,000,000.</summary>
    public int MaxTokens { get; init; } = 1_024;

    /// <summary>How freely the model chooses. Default: null, the host's default. Range: 0 to 2.</summary>
    public double? Temperature { get; init; }

    /// <summary>The share of likely words that the model chooses from. Default: null, the host's default. Range: above 0 to 1.</summary>
    public double? TopP { get; init; }

    /// <summary>Texts that end the answer, and are not part of it. Default: none.</summary>
    public IReadOnlyList<string> StopSequences { get; init; } = [];

    /// <summary>What was said before, oldest first. Default: nothing.</summary>
    public IReadOnlyList<ChatTurn> Context { get; init; } = [];

    /// <summary>What a host has to be. Default: anything.</summary>
    public HostRequirements Hosts { get; init; } = new();

    internal PromptOptions PromptOptions => new()
    {
        MaxTokens = MaxTokens,
        Temperature = Temperature,
        TopP = TopP,
        StopSequences = StopSequences,
        Context = Context,
    };

    /// <summary>The model and the budget, and nothing of what is asked.</summary>
    public override string ToString() => FormattableString.Invariant($"Job for {Model}, at most {MaxBudget} {PaymentToken}");
}
