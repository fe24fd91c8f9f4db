namespace Fabstir.Host;

/// <summary>The money of a host: what it writes down, claims, completes, spends on gas and withdraws. Read when the host starts; all values have defaults.</summary>
public sealed class HostMoneyOptions
{
    /// <summary>Where the host writes down what it serves.</summary>
    public HostJournalOptions Journal { get; } = new();

    /// <summary>When it claims, and how much it serves before.</summary>
    public ClaimOptions Claims { get; } = new();

    /// <summary>When it completes sessions.</summary>
    public CompletionOptions Completion { get; } = new();

    /// <summary>What it serves for at least.</summary>
    public PriceOptions Prices { get; } = new();

    /// <summary>How much it keeps for gas.</summary>
    public GasOptions Gas { get; } = new();

    /// <summary>When it withdraws what it earned.</summary>
    public WithdrawalOptions Withdrawal { get; } = new();
}
