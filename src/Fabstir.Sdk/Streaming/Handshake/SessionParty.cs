using Fabstir.Abi;

namespace Fabstir;

/// <summary>Who talks to whom, about which session. Immutable.</summary>
/// <param name="Session">The session.</param>
/// <param name="Endpoint">Where its host is reached.</param>
/// <param name="Names">What its model is called.</param>
/// <param name="Options">How.</param>
internal sealed record SessionParty(FabstirSession Session, HostEndpoint Endpoint, ModelNames Names, LlmSessionOptions Options)
{
    public MarketplaceConnection Client => Session.Connection;

    public Address Host => Session.Identity.Host;

    public TimeProvider Time => Client.Time;

    public HostConnectionOptions ConnectionOptions { get; } = new()
    {
        ConnectTimeout = Options.ConnectTimeout,
        AllowPrivateAddresses = Options.AllowPrivateAddresses,
        TimeProvider = Session.Connection.Time,
    };
}
