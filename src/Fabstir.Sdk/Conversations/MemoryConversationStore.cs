using System.Runtime.CompilerServices;

namespace Fabstir;

/// <summary>Conversations in memory: they survive a client, and not the process. For tests and demonstrations. Thread-safe.</summary>
public sealed class MemoryConversationStore : IConversationStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Conversation> _conversations = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<Conversation?> LoadAsync(string id, CancellationToken cancellationToken = default)
    {
        ConversationBounds.CheckId(id);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return new(_conversations.GetValueOrDefault(id));
        }
    }

    /// <inheritdoc/>
    public ValueTask<Conversation> SaveAsync(Conversation conversation, CancellationToken cancellationToken = default)
    {
        Conversation saved = ConversationBounds.Check(conversation) with
        {
            // The caller's lists may change.
            Turns = [.. conversation.Turns],
            Metadata = new Dictionary<string, string>(conversation.Metadata, StringComparer.Ordinal),
            Revision = conversation.Revision + 1,
        };
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            long stored = _conversations.GetValueOrDefault(conversation.Id)?.Revision ?? 0;
            if (stored != conversation.Revision)
            {
                throw new ConversationConflictException(conversation.Id, conversation.Revision, stored);
            }

            _conversations[conversation.Id] = saved;
        }

        return new(saved);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ConversationSummary> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Conversation[] all;
        lock (_lock)
        {
            all = [.. _conversations.Values];
        }

        foreach (Conversation one in all)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return ConversationSummary.Of(one);
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        ConversationBounds.CheckId(id);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return new(_conversations.Remove(id));
        }
    }
}
