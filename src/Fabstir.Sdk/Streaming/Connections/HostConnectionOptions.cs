namespace Fabstir;

/// <summary>How a socket of a host is opened. Every value has a default. Immutable.</summary>
public sealed record HostConnectionOptions
{
    /// <summary>How long it may take until the host has greeted. Default: 30 s. Range: 10 ms to 10 minutes.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a frame may take to leave, before the socket counts as dead. Default: 10 s. Range: 10 ms to 10 minutes.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether the URL may lead to this machine or its network: loopback, private and link-local addresses, and what clouds answer their own machines on.
    /// Default: false, because URLs of hosts are written by strangers.
    /// </summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>What time is measured by. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <exception cref="OutOfBoundsException">A value is out of its range.</exception>
    internal HostConnectionOptions Checked()
    {
        TimeBounds.Check(nameof(ConnectTimeout), ConnectTimeout);
        TimeBounds.Check(nameof(SendTimeout), SendTimeout);
        return this;
    }
}
