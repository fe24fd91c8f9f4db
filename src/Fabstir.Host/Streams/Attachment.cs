using Fabstir.Protocol;

namespace Fabstir.Host;

/// <summary>A session's socket, and what is being sent over it. Used under the session's turn.</summary>
internal sealed class Attachment(ISessionSocket socket) : IAsyncDisposable
{
    private CancellationTokenSource _stop = new();
    private Task _sending = Task.CompletedTask;

    public ISessionSocket Socket => socket;

    /// <summary>What is sent over it, or was last; null before the first.</summary>
    public PromptStream? Stream { get; private set; }

    /// <summary>Sends an answer, after whatever is sent now.</summary>
    public void Send(PromptStream stream, int from = 0, HostFrame? first = null)
    {
        Stream = stream;
        _sending = SendAsync(_sending, stream, from, first, _stop.Token);
    }

    /// <summary>Sends no more, so that another socket, or another part, can go on.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
        _stop.Dispose();
        _stop = new CancellationTokenSource();
    }

    /// <summary>Sends no more.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
        _stop.Dispose();
    }

    /// <summary>Ends when what is sent now is sent.</summary>
    public Task WhenSentAsync() => _sending;

    private async Task SendAsync(Task previous, PromptStream stream, int from, HostFrame? first, CancellationToken cancellationToken)
    {
        await previous.ConfigureAwait(false);
        try
        {
            if (first is { } frame)
            {
                await socket.SendAsync(frame).ConfigureAwait(false);
            }

            await stream.SendAsync(socket, from, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Somebody else goes on.
        }
        catch (IOException)
        {
            // Whoever reads from the socket finds that out as well, and detaches it.
            socket.Abort();
        }
    }
}
