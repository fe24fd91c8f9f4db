namespace Fabstir;

/// <summary>What a host registers with. Immutable, thread-safe.</summary>
public sealed record HostRegistration
{
    /// <summary>Where clients reach it: an absolute http or https URL of at most 2,048 characters. Everybody can read it.</summary>
    public required Uri ApiUrl { get; init; }

    /// <summary>What it says of itself.</summary>
    public required HostMetadata Metadata { get; init; }

    /// <summary>
    /// What it serves, and for how much: approved models, none twice, each with at least one price. Without a price there are no sessions.
    /// </summary>
    public required IReadOnlyList<HostModel> Models { get; init; }

    /// <summary>
    /// What it puts at stake, at least <c>NodeRegistry.MIN_STAKE</c>. Default: null, exactly that. It comes back when the host unregisters.
    /// </summary>
    public FabAmount? Stake { get; init; }
}
