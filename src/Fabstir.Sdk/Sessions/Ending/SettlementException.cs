namespace Fabstir;

/// <summary>A session cannot be ended in the way that was asked for. Nothing was sent.</summary>
public sealed class SettlementException : FabstirException
{
    /// <summary>Describes what is in the way.</summary>
    /// <param name="code">What kind of failure it is.</param>
    /// <param name="option">The way that was asked for.</param>
    /// <param name="advice">What to do, in a sentence.</param>
    public SettlementException(FabstirErrorCode code, SettlementOption option, string advice)
        : base(code, $"{option?.Reason} {advice} Nothing was sent.")
    {
        ArgumentNullException.ThrowIfNull(option);
        Option = option;
    }

    /// <summary>The way that was asked for, with its cost and from when on it is possible.</summary>
    public SettlementOption Option { get; }
}
