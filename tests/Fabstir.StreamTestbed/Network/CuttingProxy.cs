using System.Net;
using System.Net.Sockets;

namespace Fabstir.StreamTestbed.Network;

/// <summary>The network between one client and its host, which cuts connections at a token. Thread-safe.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly HashSet<ProxiedConnection> _open = [];
    private readonly Lock _lock = new();
    private readonly Task _accepting;
    private int _untilCut = int.MaxValue;
    private long _chunks;
    private int _cuts;

    /// <summary>A network that leads nowhere yet.</summary>
    public CuttingProxy()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public Uri Url => new($"http://127.0.0.1:{Port}");

    /// <summary>Where the host listens; 0 for nobody.</summary>
    public int TargetPort { get; set; }

    /// <summary>How many pieces of answers the host has written into the network.</summary>
    public long Chunks => Interlocked.Read(ref _chunks);

    /// <summary>How often a piece of an answer was the last of its connection.</summary>
    public int Cuts => Volatile.Read(ref _cuts);

    /// <summary>Whether what the host writes is still read, and counted, when its client is gone: as a network does that has not noticed yet.</summary>
    public bool ReadsOn { get; set; }

    /// <summary>Cuts the connection that carries the piece after so many further ones.</summary>
    public void CutAfter(int chunks)
    {
        lock (_lock)
        {
            _untilCut = chunks;
        }
    }

    /// <summary>Cuts all connections now.</summary>
    public void CutAll()
    {
        ProxiedConnection[] open;
        lock (_lock)
        {
            open = [.. _open];
        }

        Array.ForEach(open, static connection => connection.Cut());
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        CutAll();
        await _accepting;
        _stopping.Dispose();
    }

    /// <summary>Counts pieces as they pass.</summary>
    /// <returns>How many bytes may still pass; fewer than there are where the connection is to be cut.</returns>
    internal int Pass(ChunkCounter counter, ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            int passed = counter.Count(bytes, _untilCut, out int count);
            Interlocked.Add(ref _chunks, count);
            bool isCut = count == _untilCut;
            _untilCut = isCut ? int.MaxValue : _untilCut == int.MaxValue ? int.MaxValue : _untilCut - count;
            if (!isCut)
            {
                return bytes.Length;
            }

            _cuts++;
            if (ReadsOn)
            {
                counter.Count(bytes[passed..], int.MaxValue, out int rest);
                Interlocked.Add(ref _chunks, rest);
            }

            // Half of the frame has passed.
            return Math.Max(0, passed - 1);
        }
    }

    private async Task AcceptAsync()
    {
        List<Task> running = [];
        try
        {
            while (true)
            {
                Socket client = await _listener.AcceptSocketAsync(_stopping.Token);
                running.RemoveAll(static task => task.IsCompleted);
                running.Add(CarryAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(running);
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using ProxiedConnection connection = new(this, client);
        lock (_lock)
        {
            _open.Add(connection);
        }

        try
        {
            if (TargetPort > 0)
            {
                await connection.RunAsync(TargetPort, _stopping.Token);
            }
        }
        finally
        {
            lock (_lock)
            {
                _open.Remove(connection);
            }
        }
    }
}
