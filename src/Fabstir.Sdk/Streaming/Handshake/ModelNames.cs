namespace Fabstir;

/// <summary>What hosts call a model. Immutable.</summary>
internal sealed class ModelNames
{
    private readonly string[] _names;

    /// <param name="id">The model.</param>
    /// <param name="model">What the registry says of it; null where it says nothing.</param>
    /// <param name="given">What the caller says that this host calls it; null for nothing.</param>
    public ModelNames(ModelId id, Model? model, string? given)
    {
        Id = id.ToString();
        string? file = model?.FileName;
        string? stem = file is null ? null : Path.GetFileNameWithoutExtension(file);
        Short = given ?? stem ?? Id;
        string?[] all = [Id, given, model is null ? null : $"{model.Repository}:{file}", model is null ? null : $"{model.Repository}/{file}", file, stem];
        _names = [.. all.OfType<string>()];
    }

    /// <summary>The id on chain.</summary>
    public string Id { get; }

    /// <summary>What hosts know it by that do not know ids.</summary>
    public string Short { get; }

    /// <summary>Whether a name is one of this model's.</summary>
    public bool Has(string? name) => _names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
