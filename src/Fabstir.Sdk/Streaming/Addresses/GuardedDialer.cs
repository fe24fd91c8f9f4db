using System.Net;
using System.Net.Sockets;

namespace Fabstir;

/// <summary>Resolves the name of a host, looks where that leads, and connects there and nowhere else: a name that leads elsewhere a moment later does not help.</summary>
internal sealed class GuardedDialer(bool allowPrivateAddresses, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    // A host that is gone without a word is noticed by the system after half a minute: pings by the socket would cost more than the tokens between them.
    private const int SecondsUntilProbe = 15;
    private const int SecondsBetweenProbes = 5;
    private const int Probes = 3;

    /// <summary>The callback of <see cref="SocketsHttpHandler"/>.</summary>
    /// <exception cref="HostAddressRefusedException">It leads where it must not.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        Uri? url = context.InitialRequestMessage.RequestUri;
        bool isPlain = url?.Scheme is "ws" or "http";
        IPAddress[] addresses = await ResolveAsync(context.DnsEndPoint.Host, cancellationToken).ConfigureAwait(false);
        Check(context.DnsEndPoint, isPlain, addresses);

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, optionValue: true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, SecondsUntilProbe);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, SecondsBetweenProbes);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, Probes);
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>One address that is not allowed is enough: a name of the public internet has none.</summary>
    /// <exception cref="HostAddressRefusedException">One of them is not allowed.</exception>
    public void Check(DnsEndPoint name, bool isPlain, IPAddress[] addresses)
    {
        string shown = FormattableString.Invariant($"{name.Host}:{name.Port}");
        if (addresses.Length == 0)
        {
            throw new HostAddressRefusedException(shown, "the name has no address");
        }

        foreach (IPAddress address in addresses)
        {
            if (!allowPrivateAddresses && !PublicAddress.Is(address))
            {
                throw new HostAddressRefusedException(shown, $"{address} is no address of the public internet, and this chain is no local one");
            }

            if (isPlain && !IPAddress.IsLoopback(address))
            {
                throw new HostAddressRefusedException(shown, $"{address} is not this machine, and what leaves it is encrypted");
            }
        }
    }

    private Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? literal) ? Task.FromResult<IPAddress[]>([literal]) : resolve(host, cancellationToken);
}
