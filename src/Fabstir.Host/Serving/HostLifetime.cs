using System.Net.WebSockets;
using Microsoft.Extensions.Hosting;

namespace Fabstir.Host;

/// <summary>
/// Begins with what an earlier process left, and ends in order: nobody is admitted, answers end, sockets close, and then what was served is written down and
/// claimed.
/// </summary>
internal sealed class HostLifetime(ServingState state, LiveSessions sessions, ISessionBook book, HostLog log) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Before the server starts, which was registered later.
    public Task StartAsync(CancellationToken cancellationToken) => book.StartAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Before the server stops, which would wait for sockets that nobody closes.
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await state.DrainAsync().ConfigureAwait(false);
        LiveSession[] live = [.. sessions.All];
        IReadOnlyCollection<SocketConversation> conversations = state.Conversations;
        log.ShuttingDown(conversations.Count, live.Count(session => session.IsAnswering));
        try
        {
            await EndAnswersAsync(live, conversations).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Whoever does not take his last frames in time is cut off: what he did not get is not billed.
            foreach (SocketConversation conversation in state.Conversations)
            {
                conversation.Abort();
            }

            await state.WhenClosedAsync().ConfigureAwait(false);
        }

        try
        {
            await book.DrainAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FabstirException or OperationCanceledException or IOException)
        {
            // The journal has it, and the next start goes on from there.
            log.DrainFailed(e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task EndAnswersAsync(LiveSession[] live, IReadOnlyCollection<SocketConversation> conversations)
    {
        await Task.WhenAll([.. live.Select(session => session.ShutDownAsync()), .. conversations.Select(one => one.ShutDownAsync())]).ConfigureAwait(false);
        await Task.WhenAll(
            conversations.Select(one => one.CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "This host is about to end."))).ConfigureAwait(false);
        await state.WhenClosedAsync().ConfigureAwait(false);
    }
}
