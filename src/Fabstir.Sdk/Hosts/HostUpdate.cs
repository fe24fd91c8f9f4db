namespace Fabstir;

/// <summary>What changes of a host's registration; what is null stays as it is. Immutable, thread-safe.</summary>
public sealed record HostUpdate
{
    /// <summary>Where clients reach it from now on.</summary>
    public Uri? ApiUrl { get; init; }

    /// <summary>What it says of itself from now on.</summary>
    public HostMetadata? Metadata { get; init; }

    /// <summary>All that it serves from now on, with all prices: a price that is null here is removed.</summary>
    public IReadOnlyList<HostModel>? Models { get; init; }
}
