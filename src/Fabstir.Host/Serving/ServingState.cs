using System.Collections.Concurrent;
using Fabstir.Protocol;

namespace Fabstir.Host;

/// <summary>Whether this host still serves, and over which sockets. Thread-safe.</summary>
internal sealed class ServingState : IDisposable
{
    private readonly CancellationTokenSource _draining = new();
    private readonly ConcurrentDictionary<SocketConversation, Task> _conversations = [];

    /// <summary>Is cancelled when the host is about to end.</summary>
    public CancellationToken Draining => _draining.Token;

    public bool IsDraining => _draining.IsCancellationRequested;

    public IReadOnlyCollection<SocketConversation> Conversations => [.. _conversations.Keys];

    /// <summary>Ends when all sockets are closed.</summary>
    public Task WhenClosedAsync() => Task.WhenAll(_conversations.Values);

    public Task DrainAsync() => _draining.CancelAsync();

    /// <exception cref="ServiceRefusedException">The host is about to end.</exception>
    public void RequireServing()
    {
        if (IsDraining)
        {
            throw new ServiceRefusedException(HostErrorCode.ShuttingDown, FabstirErrorCode.NodeNotResponding, "This host is about to end: go on with another.");
        }
    }

    /// <summary>Remembers a conversation until it ends.</summary>
    public async Task RunAsync(SocketConversation conversation, CancellationToken aborted)
    {
        TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _conversations[conversation] = closed.Task;
        try
        {
            await conversation.RunAsync(aborted).ConfigureAwait(false);
        }
        finally
        {
            try
            {
                await conversation.DisposeAsync().ConfigureAwait(false);
            }
            finally
            {
                _conversations.TryRemove(conversation, out _);
                closed.SetResult();
            }
        }
    }

    public void Dispose() => _draining.Dispose();
}
