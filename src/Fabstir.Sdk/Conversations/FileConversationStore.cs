using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Fabstir;

/// <summary>Conversations in a folder, a file each, that only its owner can read (mode 0600). Thread-safe, also between processes.</summary>
/// <remarks>
/// <para>
/// A file is written beside the one that it replaces, flushed to the disk and then renamed: a reader sees a whole revision, and a crash leaves the one before. It has lines of JSON and,
/// at its end, their SHA-256: damage is an error that names the file, never a shorter conversation.
/// </para>
/// <para>Files hold prompts and answers as they were. Put the folder where that is allowed to be.</para>
/// </remarks>
public sealed class FileConversationStore : IConversationStore
{
    private const string Extension = ".conversation";
    private const string Unfinished = ".unfinished";

    private readonly Lazy<string> _folder;
    private readonly TimeProvider _time;

    /// <summary>Conversations in a folder, which is made by the first save.</summary>
    /// <param name="folder">The folder, for conversations alone.</param>
    /// <param name="timeProvider">What the wait for another process is measured by. Default: the system's.</param>
    public FileConversationStore(string folder, TimeProvider? timeProvider = null)
        : this(() => folder, timeProvider ?? TimeProvider.System) => ArgumentException.ThrowIfNullOrWhiteSpace(folder);

    internal FileConversationStore(Func<string> folder, TimeProvider time)
    {
        _folder = new Lazy<string>(() => Path.GetFullPath(folder()), LazyThreadSafetyMode.PublicationOnly);
        _time = time;
    }

    /// <inheritdoc/>
    public async ValueTask<Conversation?> LoadAsync(string id, CancellationToken cancellationToken = default)
    {
        string path = PathOf(ConversationBounds.CheckId(id));
        return await RunAsync(path, () => ReadAsync(path, id, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<Conversation> SaveAsync(Conversation conversation, CancellationToken cancellationToken = default)
    {
        Conversation saved = ConversationBounds.Check(conversation) with { Revision = conversation.Revision + 1 };
        byte[] data = ConversationFormat.Write(saved);
        string path = PathOf(saved.Id);
        return await RunAsync(
            path,
            async () =>
            {
                PrivateFiles.CreateFolder(_folder.Value);
                using FileStream turn = await new FolderTurn(_folder.Value, _time).WaitAsync(cancellationToken).ConfigureAwait(false);
                long stored = await ReadRevisionAsync(path, cancellationToken).ConfigureAwait(false);
                if (stored != conversation.Revision)
                {
                    throw new ConversationConflictException(saved.Id, conversation.Revision, stored);
                }

                cancellationToken.ThrowIfCancellationRequested();
                PrivateFiles.Replace(path, path + Unfinished, data);
                return saved;
            }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ConversationSummary> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string folder = _folder.Value;
        string[] paths = await RunAsync(
            folder, () => Task.FromResult(Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + Extension) : [])).ConfigureAwait(false);
        ConversationStoreException? first = null;
        foreach (string path in paths)
        {
            ConversationSummary? summary = null;
            try
            {
                summary = await RunAsync(path, () => ReadSummaryAsync(path, cancellationToken)).ConfigureAwait(false);
            }
            catch (ConversationStoreException e)
            {
                // One damaged file hides none of the others.
                first ??= e;
            }

            if (summary is not null)
            {
                yield return summary;
            }
        }

        if (first is not null)
        {
            throw first;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        string path = PathOf(ConversationBounds.CheckId(id));
        return await RunAsync(
            path,
            async () =>
            {
                if (!Directory.Exists(_folder.Value))
                {
                    return false;
                }

                using FileStream turn = await new FolderTurn(_folder.Value, _time).WaitAsync(cancellationToken).ConfigureAwait(false);
                bool exists = File.Exists(path);
                File.Delete(path);
                return exists;
            }).ConfigureAwait(false);
    }

    /// <summary>The path of the folder.</summary>
    public override string ToString() => $"FileConversationStore({_folder.Value})";

    // Ids are free text, and no file system takes all of them apart.
    private string PathOf(string id) =>
        Path.Combine(_folder.Value, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..32] + Extension);

    private static async Task<Conversation?> ReadAsync(string path, string id, CancellationToken cancellationToken)
    {
        byte[]? data = await PrivateFiles.ReadAsync(path, ConversationFormat.MaxSize + 256, cancellationToken).ConfigureAwait(false);
        Conversation? found = data is null ? null : ConversationFormat.Read(data);
        return found is null || found.Id == id ? found : throw new InvalidDataException("it is of another conversation: it was renamed");
    }

    private static async Task<ConversationSummary?> ReadSummaryAsync(string path, CancellationToken cancellationToken)
    {
        byte[]? head = await PrivateFiles.ReadLineAsync(path, ConversationFormat.MaxHeadSize, cancellationToken).ConfigureAwait(false);
        // Null: deleted since the folder was listed.
        return head is null ? null : ConversationFormat.ReadHead(head);
    }

    private static async Task<long> ReadRevisionAsync(string path, CancellationToken cancellationToken)
    {
        byte[]? head = await PrivateFiles.ReadLineAsync(path, ConversationFormat.MaxHeadSize, cancellationToken).ConfigureAwait(false);
        return head is null ? 0 : ConversationFormat.ReadRevision(head);
    }

    private static async Task<T> RunAsync<T>(string path, Func<Task<T>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            throw new ConversationStoreException(path, $"the stored conversation is damaged: {e.Message}. Restore the file, or move it away", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConversationStoreException(path, $"stored conversations cannot be read or written: {e.Message}", e);
        }
    }
}
