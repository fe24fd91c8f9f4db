using Fabstir.Protocol;

namespace Fabstir.Host;

/// <summary>The answers of a socket that no session pays for: one at a time, and none outlives the socket.</summary>
internal sealed class UnpaidConversation(FrameSocket socket, ClientAddress from, ServingServices services) : IAsyncDisposable
{
    private readonly Attachment _attachment = new(socket);

    public bool HasBegun => _attachment.Stream is not null;

    /// <exception cref="ServiceRefusedException">One is under way, or there is no such model.</exception>
    public async Task BeginAsync(Prompt prompt)
    {
        services.Limiter.CountAdmission(from);
        if (_attachment.Stream is { IsEnded: false })
        {
            throw new ServiceRefusedException(HostErrorCode.Busy, FabstirErrorCode.NodeRejectedJob, "A request of this socket is under way: wait for its end.");
        }

        await ForgetAsync().ConfigureAwait(false);
        _attachment.Send(services.Streams.Start(await services.Streams.Answers.BeginUnpaidAsync(prompt).ConfigureAwait(false)));
    }

    public void WithStream(string? id, Action<PromptStream> action)
    {
        if (_attachment.Stream is { } stream && (id is null || stream.Id == id))
        {
            action(stream);
        }
    }

    public Task ShutDownAsync()
    {
        _attachment.Stream?.Stop(StreamOutcome.ShuttingDown);
        return _attachment.WhenSentAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _attachment.DisposeAsync().ConfigureAwait(false);
        await ForgetAsync().ConfigureAwait(false);
    }

    private async Task ForgetAsync()
    {
        if (_attachment.Stream is { } stream)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }
}
