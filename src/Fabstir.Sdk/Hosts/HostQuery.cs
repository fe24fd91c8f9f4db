using Fabstir.Abi;

namespace Fabstir;

/// <summary>Which hosts are looked for. Immutable, thread-safe.</summary>
public sealed record HostQuery
{
    /// <summary>Serves this model. Default: null, any.</summary>
    public ModelId? Model { get; init; }

    /// <summary>Takes this token: has a price in it for <see cref="Model"/>, or for any model where none is asked for. Default: null, any.</summary>
    public PaymentToken? PaidIn { get; init; }

    /// <summary>Asks at most this for <see cref="Model"/>, which has to be given. Default: null, anything.</summary>
    public TokenPrice? MaxPrice { get; init; }

    /// <summary>Has at least this at stake. Default: nothing.</summary>
    public FabAmount MinStake { get; init; }

    /// <summary>Says that it can do all of these, in whatever case. Default: none.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = [];

    /// <summary>Says that it is here: its location begins with this text, in whatever case. Default: null, anywhere.</summary>
    public string? Region { get; init; }

    /// <summary>Hosts that are passed over. Default: none.</summary>
    public IReadOnlyCollection<Address> Excluded { get; init; } = [];

    /// <summary>How many hosts are read in one request. Default: 50. Range: 1 to 500.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int PageSize { get; init => field = Paging.Check(value, nameof(PageSize)); } = 50;

    /// <summary>Whether a host is one of those.</summary>
    /// <param name="host">The host.</param>
    public bool Matches(RegisteredHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.IsActive
            && host.Stake >= MinStake
            && !Excluded.Contains(host.Address)
            && (Model is not { } model || host.Models.Any(one => one.Model == model))
            && (PaidIn is not { } token || Priced(host).Any(one => one.PriceIn(token) is not null))
            && (MaxPrice is not { } most || Priced(host).Any(one => one.PriceIn(most.Token) is { } price && price.BaseUnits <= most.BaseUnits))
            && Capabilities.All(asked => host.Metadata?.Capabilities.Contains(asked, StringComparer.OrdinalIgnoreCase) == true)
            && (Region is null || host.Metadata?.Location.StartsWith(Region, StringComparison.OrdinalIgnoreCase) == true);
    }

    private IEnumerable<HostModel> Priced(RegisteredHost host) => host.Models.Where(one => Model is null || one.Model == Model);
}
