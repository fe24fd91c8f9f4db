using Microsoft.Extensions.AI;

namespace Fabstir.Host;

/// <summary>What answers for each model that is served. Thread-safe.</summary>
internal sealed class ModelCatalogue : IDisposable
{
    private readonly Dictionary<ModelId, AnsweringModel> _models = [];
    private readonly List<IDisposable> _owned = [];

    public ModelCatalogue(IEnumerable<ServedModel> models, IServiceProvider services)
    {
        foreach (ServedModel model in models)
        {
            (IChatClient client, IDisposable? owned) = model.Open(services);
            _models.Add(model.Spec.Id, new AnsweringModel(model, client));
            if (owned is not null)
            {
                _owned.Add(owned);
            }
        }
    }

    public IReadOnlyCollection<AnsweringModel> All => _models.Values;

    public bool Serves(ModelId id) => _models.ContainsKey(id);

    /// <summary>The model of a session.</summary>
    /// <param name="id">The session's model.</param>
    /// <param name="name">What the client calls it; null or empty for nothing.</param>
    /// <exception cref="ServiceRefusedException">It is not served, or the client expects another.</exception>
    public AnsweringModel Find(ModelId id, string? name) =>
        _models.TryGetValue(id, out AnsweringModel? model) && (string.IsNullOrEmpty(name) || model.Served.IsCalled(name))
            ? model
            : throw Refused(model is null ? "The model of the session is not served here." : $"The session is for {model.Served.Spec}, and for no other model.");

    /// <summary>The model that a client without a session means; the only one where he does not say.</summary>
    /// <exception cref="ServiceRefusedException">None is called so.</exception>
    public AnsweringModel Find(string? name) =>
        _models.Values.Where(model => string.IsNullOrEmpty(name) ? _models.Count == 1 : model.Served.IsCalled(name)).FirstOrDefault()
        ?? throw Refused("No model that is served here is called so: see /v1/models.");

    public void Dispose() => _owned.ForEach(owned => owned.Dispose());

    private static ServiceRefusedException Refused(string message) =>
        new(Protocol.HostErrorCode.ModelNotAvailable, FabstirErrorCode.ModelNotAvailable, message);
}
