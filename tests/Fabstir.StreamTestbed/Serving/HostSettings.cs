using Fabstir.ChainFaults.Clients;

namespace Fabstir.StreamTestbed.Serving;

/// <summary>What a host process is told: a line on its standard input.</summary>
internal sealed record HostSettings
{
    /// <summary>The node that it asks.</summary>
    public required Uri RpcUrl { get; init; }

    /// <summary>Where the contracts are.</summary>
    public required MarketplaceAddress Marketplace { get; init; }

    /// <summary>The model: <c>owner/name:file</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The folder of its journals.</summary>
    public required string Journals { get; init; }

    /// <summary>How often it asks for the newest block.</summary>
    public int PollMilliseconds { get; init; } = 100;

    /// <summary>How long a session without a socket waits until it counts as left.</summary>
    public int IdleMilliseconds { get; init; } = 1_000;

    /// <summary>Whether clients have to sign.</summary>
    public bool Authenticates { get; init; } = true;
}
