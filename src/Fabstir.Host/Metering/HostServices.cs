namespace Fabstir.Host;

/// <summary>What all sessions of a host share.</summary>
internal sealed record HostServices
{
    public required HostChain Chain { get; init; }

    public required HostMoneyOptions Options { get; init; }

    public required ClaimSender Claims { get; init; }

    public required SessionCompleter Completer { get; init; }

    public required HostFigures Figures { get; init; }

    public required StorageGate Storage { get; init; }

    public required HostMoneyLog Log { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Whether a model is served here.</summary>
    public required Func<ModelId, bool> Serves { get; init; }
}
