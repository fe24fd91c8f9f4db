using Fabstir.Protocol;

namespace Fabstir;

/// <summary>Tells a host how far its client is: acknowledgements, and whether it may go on. Sent by a task of its own, because a pump never waits.</summary>
internal sealed class ReceiverReplies
{
    private readonly Wake _wake = new();
    private readonly Lock _lock = new();
    private string _id = "";
    private int _next;
    private int _acknowledged;
    private int? _credit;
    private volatile bool _isNeeded;
    private volatile bool _isDue;

    /// <summary>A request begins.</summary>
    public void Begin(string id, bool isNeeded)
    {
        lock (_lock)
        {
            (_id, _next, _acknowledged, _isNeeded) = (id, 0, 0, isNeeded);
        }
    }

    /// <summary>Tokens below a number have come.</summary>
    /// <returns>Whether they are the first since the last acknowledgement, and too few for another: they wait for more, or for a while.</returns>
    public bool Received(int next)
    {
        lock (_lock)
        {
            bool isFirst = _next == _acknowledged;
            _next = next;
            _isDue = _next - _acknowledged >= StreamProtocol.AcknowledgeEveryTokens;
            return isFirst && !_isDue && _isNeeded;
        }
    }

    /// <summary>Acknowledges what has come since the last time.</summary>
    public void Flush()
    {
        if (_isNeeded)
        {
            _wake.Set(isInline: false);
        }
    }

    /// <summary>Acknowledges what has come, if it is enough, right here as far as the socket takes it: not for callers with a lock.</summary>
    public void FlushIfDue()
    {
        if (_isDue && _isNeeded)
        {
            _wake.Set(isInline: true);
        }
    }

    /// <summary>After a cut the host may not know what was said on the socket before.</summary>
    public void Repeat(bool isHeld)
    {
        lock (_lock)
        {
            _acknowledged = 0;
            _credit = isHeld ? 0 : null;
        }

        Flush();
    }

    /// <summary>The reader is too far behind: the host should wait.</summary>
    public void Hold() => Offer(0);

    /// <summary>The reader has caught up.</summary>
    public void Release() => Offer(StreamProtocol.WindowTokens);

    /// <summary>Sends what is due until it is cancelled or the socket is cut.</summary>
    public async Task RunAsync(HostConnection connection, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static wake => ((Wake)wake!).Set(isInline: false), _wake);
        try
        {
            while (true)
            {
                await _wake.WaitAsync().ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                await SendAsync(connection, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or StreamException or ObjectDisposedException)
        {
            // A cut is found by the pump, too, which says so to the run.
        }
    }

    /// <summary>Sends what is due.</summary>
    public async Task SendAsync(HostConnection connection, CancellationToken cancellationToken)
    {
        (ClientFrame? credit, ClientFrame? acknowledgement) = Take();
        if (credit is not null)
        {
            await connection.SendAsync(credit, cancellationToken).ConfigureAwait(false);
        }

        if (acknowledgement is not null)
        {
            await connection.SendAsync(acknowledgement, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Offer(int tokens)
    {
        lock (_lock)
        {
            _credit = tokens;
        }

        Flush();
    }

    private (ClientFrame? Credit, ClientFrame? Acknowledgement) Take()
    {
        lock (_lock)
        {
            ClientFrame? credit = _credit is { } tokens && _isNeeded ? new ClientFrame.StreamCredit(_id, tokens) : null;
            ClientFrame? acknowledgement = _next > _acknowledged && _isNeeded ? new ClientFrame.StreamAck(_id, _next) : null;
            (_credit, _acknowledged, _isDue) = (null, _next, false);
            return (credit, acknowledgement);
        }
    }
}
