using System.Net;
using System.Net.Sockets;

namespace Fabstir.StreamTestbed.Network;

/// <summary>One connection through a <see cref="CuttingProxy"/>. Ends when either side does, or when it is cut.</summary>
internal sealed class ProxiedConnection(CuttingProxy proxy, Socket client) : IDisposable
{
    private readonly Socket _host = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public async Task RunAsync(int port, CancellationToken cancellationToken)
    {
        client.NoDelay = true;
        _host.NoDelay = true;
        try
        {
            await _host.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            Task down = CarryDownAsync(cancellationToken);
            await Task.WhenAny(CarryUpAsync(cancellationToken), down);
            if (proxy.ReadsOn)
            {
                await down;
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            // Nobody listens: the client learns it by the end of its connection.
        }
        finally
        {
            Cut();
        }
    }

    /// <summary>Ends both sides without a word.</summary>
    public void Cut()
    {
        Reset(client);
        Reset(_host);
    }

    public void Dispose()
    {
        client.Dispose();
        _host.Dispose();
    }

    private async Task CarryUpAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[16_384];
        try
        {
            while (await client.ReceiveAsync(buffer, cancellationToken) is var count and > 0)
            {
                await _host.SendAsync(buffer.AsMemory(0, count), cancellationToken);
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            // The other direction ends with the sockets.
        }
    }

    private async Task CarryDownAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[16_384];
        ChunkCounter counter = new();
        bool isGone = false;
        try
        {
            while (await _host.ReceiveAsync(buffer, cancellationToken) is var count and > 0)
            {
                int passed = proxy.Pass(counter, buffer.AsSpan(0, count));
                isGone = isGone || !await TrySendAsync(buffer.AsMemory(0, passed), cancellationToken) || passed < count;
                if (isGone && !proxy.ReadsOn)
                {
                    return;
                }
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            // The other direction ends with the sockets.
        }
    }

    private async Task<bool> TrySendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await client.SendAsync(bytes, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It has ended already.
        }

        socket.Close();
    }

    private static bool IsEnd(Exception exception) => exception is SocketException or ObjectDisposedException or OperationCanceledException;
}
