using Fabstir.Abi;

namespace Fabstir;

/// <summary>What a host has to be, and what speaks for it, when the client chooses one. Every value has a default. Immutable, thread-safe.</summary>
public sealed record HostRequirements
{
    /// <summary>The least that it has at stake. Default: nothing.</summary>
    public FabAmount MinStake { get; init; }

    /// <summary>The most that it asks for the model. Default: null, anything.</summary>
    public TokenPrice? MaxPrice { get; init; }

    /// <summary>The wanted region, such as <c>eu</c> or <c>us-east</c>: hosts whose location begins with it are better. Default: null, the region does not count.</summary>
    public string? Region { get; init; }

    /// <summary>How long it may take to say that it is well. Default: null, <see cref="ProbeTimeout"/>.</summary>
    public TimeSpan? MaxLatency { get; init; }

    /// <summary>What it has to say that it can do, in whatever case. Nobody checks that. Default: none.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = [];

    /// <summary>Hosts that are passed over. Default: none.</summary>
    public IReadOnlyCollection<Address> Excluded { get; init; } = [];

    /// <summary>Hosts that come before all others, in this order, where they are suitable. Default: none.</summary>
    public IReadOnlyList<Address> Preferred { get; init; } = [];

    /// <summary>How much each factor counts; its region and token are those given elsewhere. Default: null, the defaults of <see cref="RankingOptions"/>.</summary>
    public RankingOptions? Ranking { get; init; }

    /// <summary>How many hosts are asked at once whether they are well, the best first. Default: 8. Range: 1 to 64.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int Probes
    {
        get;
        init => field = value is >= 1 and <= 64 ? value : throw new ArgumentOutOfRangeException(nameof(Probes), value, "Probes is 1 to 64.");
    }
    = 8;

    /// <summary>How long a host may take to answer. Default: 3 s. Range: 10 ms to a minute.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public TimeSpan ProbeTimeout
    {
        get;
        init => field = value >= TimeSpan.FromMilliseconds(10) && value <= TimeSpan.FromMinutes(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ProbeTimeout), value, "ProbeTimeout is 10 ms to a minute.");
    }
    = TimeSpan.FromSeconds(3);

    /// <summary>Whether URLs of hosts may lead to this machine or its network. Default: false; on a local chain they always may. Strangers write them.</summary>
    public bool AllowPrivateAddresses { get; init; }

    internal RankingOptions RankingFor(PaymentToken token) => (Ranking ?? new RankingOptions()) with { PaidIn = token, Region = Region ?? Ranking?.Region };

    internal HostQuery Query => new() { MinStake = MinStake, MaxPrice = MaxPrice, Capabilities = Capabilities, Excluded = Excluded };
}
