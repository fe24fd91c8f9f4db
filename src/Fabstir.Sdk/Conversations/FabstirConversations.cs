using System.Runtime.CompilerServices;

namespace Fabstir;

/// <summary>Conversations that the application keeps: what was said, with which model, and what it cost. Thread-safe.</summary>
/// <remarks>
/// They are in <see cref="FabstirOptions.ConversationStore"/>, by default in files of the user's. Nothing here talks to a chain or a host, needs an account,
/// or costs anything.
/// </remarks>
public sealed class FabstirConversations
{
    private const int MaxAttempts = 100;

    private readonly IConversationStore _store;
    private readonly TimeProvider _time;
    private readonly KeyedTurns _appending = new();

    internal FabstirConversations(IConversationStore store, TimeProvider time) => (_store, _time) = (store, time);

    /// <summary>All stored conversations without what was said in them, in no order. Reads the store, a file at a time; writes nothing.</summary>
    /// <param name="cancellationToken">Ends the list.</param>
    /// <exception cref="ConversationStoreException">One cannot be read: it is thrown after all others were listed.</exception>
    public async IAsyncEnumerable<ConversationSummary> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (ConversationSummary summary in _store.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return summary;
        }
    }

    /// <summary>A stored conversation. Reads the store; writes nothing.</summary>
    /// <param name="id">What the application calls it: 1 to 200 characters.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The newest revision; null if there is none.</returns>
    /// <exception cref="OutOfBoundsException">The id is empty or too long.</exception>
    /// <exception cref="ConversationStoreException">It cannot be read, or is damaged: the message names the file.</exception>
    public Task<Conversation?> LoadAsync(string id, CancellationToken cancellationToken = default) => _store.LoadAsync(id, cancellationToken).AsTask();

    /// <summary>Stores a conversation, new or changed. Reads which revision is stored, and writes the next: as a whole or not at all.</summary>
    /// <param name="conversation">The conversation; one that is stored already has to be of the stored revision.</param>
    /// <param name="cancellationToken">Gives up, as long as nothing is written.</param>
    /// <returns>The conversation with its new revision: what the next change begins with.</returns>
    /// <exception cref="OutOfBoundsException">Something of it is too long, or too much.</exception>
    /// <exception cref="ConversationConflictException">Somebody else saved it since it was loaded.</exception>
    /// <exception cref="ConversationStoreException">It cannot be written; what was stored is as it was.</exception>
    public Task<Conversation> SaveAsync(Conversation conversation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        DateTimeOffset now = _time.GetUtcNow();
        return _store.SaveAsync(
            conversation with { CreatedAt = conversation.CreatedAt == default ? now : conversation.CreatedAt, UpdatedAt = now }, cancellationToken).AsTask();
    }

    /// <summary>
    /// Adds turns to a conversation, whoever else adds to it at the same time; one that is not stored yet begins with them. Reads it and writes its next
    /// revision, again if somebody else was faster.
    /// </summary>
    /// <param name="id">What the application calls it: 1 to 200 characters.</param>
    /// <param name="turns">What was said, oldest first.</param>
    /// <param name="cancellationToken">Gives up, as long as nothing is written.</param>
    /// <returns>The conversation as it is stored.</returns>
    /// <exception cref="OutOfBoundsException">The id or a turn is out of its bounds, or there would be too many turns.</exception>
    /// <exception cref="ConversationConflictException">Other processes were faster a hundred times.</exception>
    /// <exception cref="ConversationStoreException">It cannot be read or written; what was stored is as it was.</exception>
    public Task<Conversation> AppendAsync(string id, IReadOnlyList<ConversationTurn> turns, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turns);
        return _appending.RunAsync(ConversationBounds.CheckId(id), () => AddAsync(id, turns, cancellationToken), cancellationToken);
    }

    /// <summary>Forgets a conversation. Reads nothing else; writes the store.</summary>
    /// <param name="id">What the application calls it: 1 to 200 characters.</param>
    /// <param name="cancellationToken">Gives up, as long as nothing is deleted.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="OutOfBoundsException">The id is empty or too long.</exception>
    /// <exception cref="ConversationStoreException">It cannot be deleted.</exception>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default) => _store.DeleteAsync(id, cancellationToken).AsTask();

    private async Task<Conversation> AddAsync(string id, IReadOnlyList<ConversationTurn> turns, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            Conversation stored = await LoadAsync(id, cancellationToken).ConfigureAwait(false) ?? new Conversation { Id = id };
            try
            {
                return await SaveAsync(stored with { Turns = [.. stored.Turns, .. turns] }, cancellationToken).ConfigureAwait(false);
            }
            catch (ConversationConflictException) when (attempt < MaxAttempts)
            {
                // Another process was faster: the next attempt adds to what it has saved.
            }
        }
    }
}
