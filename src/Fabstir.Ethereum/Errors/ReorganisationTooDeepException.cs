namespace Fabstir.Ethereum;

/// <summary>A chain took back more blocks than a subscription remembers: which of the reported events still hold can only be found out anew.</summary>
public sealed class ReorganisationTooDeepException : EthereumException
{
    /// <summary>Describes a reorganisation that could not be followed.</summary>
    /// <param name="oldestRemembered">The oldest block that is remembered, and that the chain no longer has.</param>
    public ReorganisationTooDeepException(ulong oldestRemembered)
        : base($"The chain was reorganised below block {oldestRemembered}: read the state anew, and subscribe again.") => OldestRemembered = oldestRemembered;

    /// <summary>The oldest block that is remembered, and that the chain no longer has.</summary>
    public ulong OldestRemembered { get; }
}
