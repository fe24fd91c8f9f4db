namespace Fabstir;

/// <summary>Which models are listed, and how. Immutable, thread-safe.</summary>
public sealed record ModelListOptions
{
    /// <summary>Whether models that were taken out of use are listed, too. Default: false.</summary>
    public bool IncludeInactive { get; init; }

    /// <summary>How many models are read in one request. Default: 50. Range: 1 to 500.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int PageSize { get; init => field = Paging.Check(value, nameof(PageSize)); } = 50;
}
