namespace Fabstir;

/// <summary>A host that a session can be opened with, and why. Immutable, thread-safe.</summary>
/// <param name="Ranked">Its place among the others, with the reasons.</param>
/// <param name="Probe">What it answered.</param>
public sealed record HostChoice(RankedHost Ranked, HostProbe Probe)
{
    /// <summary>The host.</summary>
    public RegisteredHost Host => Ranked.Host;

    /// <summary>What it asks for the model.</summary>
    public TokenPrice Price => Ranked.Price;
}
