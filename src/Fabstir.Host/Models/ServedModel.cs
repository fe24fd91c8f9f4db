using Microsoft.Extensions.AI;

namespace Fabstir.Host;

/// <summary>A model that a host serves, and what answers for it. Immutable.</summary>
public sealed class ServedModel
{
    private readonly Func<IServiceProvider, IChatClient> _createClient;
    private readonly bool _isOwned;

    /// <summary>A model that a chat client answers for.</summary>
    /// <param name="spec">The model, as the marketplace knows it.</param>
    /// <param name="createClient">Makes the client, once, when the application starts. Disposed with the application.</param>
    public ServedModel(ModelSpec spec, Func<IServiceProvider, IChatClient> createClient)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(createClient);
        Spec = spec;
        _createClient = createClient;
        _isOwned = true;
    }

    /// <summary>A model that a chat client answers for.</summary>
    /// <param name="spec">The model: <c>owner/name:file</c>.</param>
    /// <param name="client">The client, which answers several prompts at the same time. It is not disposed.</param>
    /// <exception cref="FormatException"><paramref name="spec"/> is no model.</exception>
    public ServedModel(string spec, IChatClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        Spec = ModelSpec.Parse(spec);
        _createClient = _ => client;
        _isOwned = false;
    }

    /// <summary>The model, as the marketplace knows it.</summary>
    public ModelSpec Spec { get; }

    /// <summary>Counts tokens; null where each piece of an answer is one.</summary>
    public ITokenCounter? TokenCounter { get; init; }

    /// <summary>How many tokens prompt and answer may have together; null where the model knows best.</summary>
    public int? ContextWindow { get; init; }

    /// <summary>What people read about it in the list of models; null for nothing.</summary>
    public string? Description { get; init; }

    /// <summary>The client, and what has to be disposed with the application.</summary>
    internal (IChatClient Client, IDisposable? Owned) Open(IServiceProvider services)
    {
        IChatClient client = _createClient(services) ?? throw new InvalidOperationException($"The chat client of {Spec} is null.");
        return (client, _isOwned ? client : null);
    }

    /// <summary>Whether a client of any protocol means this model: by its id, its repository and file, or its file, ignoring case.</summary>
    internal bool IsCalled(string name) => new[]
    {
        Spec.Id.ToString(), Spec.ToString(), $"{Spec.Repository}/{Spec.FileName}", Spec.FileName, Path.GetFileNameWithoutExtension(Spec.FileName),
    }.Contains(name, StringComparer.OrdinalIgnoreCase);
}
