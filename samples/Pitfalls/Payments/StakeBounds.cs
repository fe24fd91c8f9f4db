using Fabstir;

namespace Pitfalls.Payments;

/// <summary>FAB1005: a stake that no host can register with. The least is 1,000 FAB.</summary>
internal static class StakeBounds
{
    public static HostRegistration Of(Uri url, HostMetadata metadata, HostModel model) => new()
    {
        ApiUrl = url,
        Metadata = metadata,
        Models = [model],
        Stake = FabAmount.FromDecimal(100), // FAB1005: FabAmount.FromDecimal
    };
}
