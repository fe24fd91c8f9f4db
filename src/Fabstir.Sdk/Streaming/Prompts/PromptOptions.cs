namespace Fabstir;

/// <summary>How a prompt is answered. Every value has a default. Immutable.</summary>
public sealed record PromptOptions
{
    /// <summary>The most tokens of the answer. Default: 1,024. Range: 1 to 1,000,000. What the deposit pays for is another limit.</summary>
    public int MaxTokens { get; init; } = 1_024;

    /// <summary>How freely the model chooses. Default: null, the host's default. Range: 0 to 2.</summary>
    public double? Temperature { get; init; }

    /// <summary>The share of likely words that the model chooses from. Default: null, the host's default. Range: above 0 to 1.</summary>
    public double? TopP { get; init; }

    /// <summary>
    /// Texts that end the answer, and are not part of it. Default: none. At most 16, of 1 to 256 characters each. This client looks for them: tokens that were
    /// on their way when one is found are paid for.
    /// </summary>
    public IReadOnlyList<string> StopSequences { get; init; } = [];

    /// <summary>
    /// What was said before, oldest first. Default: null, the history of the session, which the prompt and its answer become part of. Where it is given, the
    /// history is neither used nor changed.
    /// </summary>
    public IReadOnlyList<ChatTurn>? Context { get; init; }

    /// <summary>How long the host may take until its first token. Default: 180 s. Range: 10 ms to an hour.</summary>
    public TimeSpan FirstTokenTimeout { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>
    /// How long the host may take from token to token. Default: 60 s. Range: 10 ms to an hour. It is measured where tokens arrive: a slow reader does not count.
    /// </summary>
    public TimeSpan TokenTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Whether a host that has lost the rest of an answer is asked to go on with what was received as context. Default: false, because that is another answer
    /// from there on, and its prompt is paid for again in time.
    /// </summary>
    public bool ContinuePartial { get; init; }

    /// <exception cref="OutOfBoundsException">A value is out of its range.</exception>
    internal PromptOptions Checked()
    {
        const string Source = "a limit of this library";
        Check(MaxTokens is >= 1 and <= 1_000_000, nameof(MaxTokens), MaxTokens, "1 to 1,000,000");
        Check(Temperature is null or (>= 0 and <= 2), nameof(Temperature), Temperature, "0 to 2");
        Check(TopP is null or (> 0 and <= 1), nameof(TopP), TopP, "above 0 to 1");
        Check(StopSequences is { Count: <= 16 }, nameof(StopSequences), StopSequences?.Count, "at most 16");
        foreach (string sequence in StopSequences!)
        {
            Check(sequence is { Length: >= 1 and <= 256 }, nameof(StopSequences), $"one of {sequence?.Length ?? 0} characters", "1 to 256 characters each");
        }

        TimeBounds.Check(nameof(FirstTokenTimeout), FirstTokenTimeout, TimeSpan.FromHours(1));
        TimeBounds.Check(nameof(TokenTimeout), TokenTimeout, TimeSpan.FromHours(1));
        return this;

        static void Check(bool isGood, string name, object? value, string bound)
        {
            if (!isGood)
            {
                throw new OutOfBoundsException(name, FormattableString.Invariant($"{value ?? "missing"}"), bound, Source);
            }
        }
    }
}
