using System.Diagnostics.Metrics;

namespace Fabstir.Host;

/// <summary>What the host's money tells OpenTelemetry. No tag has an id, an address or a hash.</summary>
internal static class MoneyTelemetry
{
    public static Meter Meter { get; } = new(HostTelemetry.Name);

    /// <summary>LLM tokens by <c>fabstir.token.state</c>: served, proven, or unpaid, which is what a session ended without.</summary>
    public static Counter<long> Tokens { get; } = Meter.CreateCounter<long>("fabstir.host.tokens", "{token}", "LLM tokens that were served, proven, or not paid.");

    /// <summary>Claims by <c>fabstir.claim.outcome</c>: mined or refused.</summary>
    public static Counter<long> Claims { get; } = Meter.CreateCounter<long>("fabstir.host.claims", "{claim}", "Claims of the host.");

    /// <summary>Units of gas by <c>fabstir.function</c>.</summary>
    public static Counter<long> Gas { get; } = Meter.CreateCounter<long>("fabstir.host.gas", "{gas}", "Gas that the host's transactions used.");

    /// <summary>What gas cost, in ether, by <c>fabstir.function</c>.</summary>
    public static Counter<double> GasCost { get; } = Meter.CreateCounter<double>("fabstir.host.gas.cost", "{ether}", "What the gas of the host's transactions cost.");

    /// <summary>Sessions that ended, by <c>fabstir.session.status</c>.</summary>
    public static Counter<long> SessionsEnded { get; } = Meter.CreateCounter<long>("fabstir.host.sessions.ended", "{session}", "Sessions of the host that ended.");

    /// <summary>What was earned, in whole payment tokens, by <c>fabstir.payment_token</c>.</summary>
    public static Counter<double> Earned { get; } = Meter.CreateCounter<double>("fabstir.host.earned", "{payment_token}", "What the host's claims earn, the treasury's fee taken off.");
}
