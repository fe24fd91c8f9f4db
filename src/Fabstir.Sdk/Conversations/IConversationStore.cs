namespace Fabstir;

/// <summary>Where conversations are kept.</summary>
/// <remarks>
/// <see cref="FileConversationStore"/> is the default, <see cref="MemoryConversationStore"/> forgets with the process. Implement it to keep conversations
/// elsewhere. Implementations are thread-safe, write a conversation as a whole or not at all, and never replace a revision that the caller has not seen.
/// </remarks>
public interface IConversationStore
{
    /// <summary>A conversation.</summary>
    /// <param name="id">What the application calls it.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The newest revision; null if none is stored.</returns>
    /// <exception cref="ConversationStoreException">It cannot be read, or is damaged.</exception>
    ValueTask<Conversation?> LoadAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Stores a conversation as the revision after its own.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Gives up, as long as nothing is written.</param>
    /// <returns>The conversation with the revision that is stored now.</returns>
    /// <exception cref="ConversationConflictException">Another revision is stored than that of <paramref name="conversation"/>.</exception>
    /// <exception cref="ConversationStoreException">It cannot be written.</exception>
    ValueTask<Conversation> SaveAsync(Conversation conversation, CancellationToken cancellationToken = default);

    /// <summary>All conversations, in no order.</summary>
    /// <param name="cancellationToken">Ends the list.</param>
    /// <exception cref="ConversationStoreException">One cannot be read: it is thrown after all others were listed.</exception>
    IAsyncEnumerable<ConversationSummary> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Forgets a conversation.</summary>
    /// <param name="id">What the application calls it.</param>
    /// <param name="cancellationToken">Gives up, as long as nothing is deleted.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="ConversationStoreException">It cannot be deleted.</exception>
    ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default);
}
