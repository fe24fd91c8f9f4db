namespace Fabstir.Host;

/// <summary>What requests are served with.</summary>
internal sealed record ServingServices(
    FabstirHostOptions Options,
    HostAccount Account,
    SessionGate Gate,
    LiveSessions Sessions,
    ModelCatalogue Models,
    StreamServices Streams,
    RequestLimiter Limiter,
    ServingState State,
    Refusals Refusals,
    TimeProvider Time);
