using System.Net.WebSockets;

namespace Fabstir;

/// <summary>The seam between the client and its hosts: the network, or the hosts in memory of the mock mode. Thread-safe.</summary>
internal interface IHostNetwork : IDisposable
{
    /// <summary>Whether a host can be asked to prove who it is: in memory nobody can be anybody else.</summary>
    bool HostsProveThemselves { get; }

    /// <summary>Opens a socket of a host.</summary>
    /// <param name="url">A ws or wss URL.</param>
    /// <param name="allowPrivateAddresses">Whether it may lead to addresses that are not public.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FabstirException">Nobody is there, or it leads where it must not.</exception>
    Task<WebSocket> OpenSocketAsync(Uri url, bool allowPrivateAddresses, CancellationToken cancellationToken);

    /// <summary>What sends HTTP requests to hosts, under the same rules. Follows no redirects. Not to be disposed.</summary>
    /// <param name="allowPrivateAddresses">Whether they may lead to addresses that are not public.</param>
    HttpMessageInvoker HttpFor(bool allowPrivateAddresses);
}
