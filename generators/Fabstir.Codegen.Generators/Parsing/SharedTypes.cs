using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>The named types that the contracts of one namespace share.</summary>
internal sealed class SharedTypes(string @namespace)
{
    // By place: container, home and name.
    private readonly Dictionary<(string, string?, string), (NamedTypeModel Type, string Path)> _owners = [];
    private readonly Dictionary<string, NamedTypeModel> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _shared = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string)> _homes = [];
    private readonly HashSet<string> _publicKeys = new(StringComparer.Ordinal);

    private string Prefix => @namespace.Length == 0 ? "global::" : $"global::{@namespace}.";

    /// <summary>Takes the claims of the namespace, in the order of their paths.</summary>
    public void Add(Claim claim)
    {
        foreach (NamedTypeModel type in claim.NamedTypes)
        {
            _types[type.Key] = type;
            if (claim.IsPublic)
            {
                _publicKeys.Add(type.Key);
            }

            if (type.IsShareable)
            {
                _owners.TryAdd(PlaceOf(type), (type, claim.Path));
                if (type.Home is not null)
                {
                    _homes.Add((type.Container, type.Home));
                }
            }
        }
    }

    /// <summary>Where each named type of a contract lives.</summary>
    public EquatableArray<TypeName> NamesFor(Claim claim)
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        TypeName[] names = new TypeName[claim.NamedTypes.Length];
        for (int i = 0; i < names.Length; i++)
        {
            NamedTypeModel type = claim.NamedTypes[i];
            names[i] = IsShared(type) ? SharedName(type) : LocalName(type, claim, taken);
        }

        return new(names);
    }

    /// <summary>The places that have types, in the order of their names.</summary>
    public IEnumerable<ScopeModel> ToScopes()
    {
        SortedDictionary<string, List<NamedTypeModel>> byHome = new(StringComparer.Ordinal);
        foreach (NamedTypeModel type in _types.Values)
        {
            if (IsShared(type))
            {
                string home = type.Home ?? "";
                if (!byHome.TryGetValue(home, out List<NamedTypeModel>? types))
                {
                    byHome.Add(home, types = []);
                }

                types.Add(type);
            }
        }

        foreach (KeyValuePair<string, List<NamedTypeModel>> place in byHome)
        {
            place.Value.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
            string? home = place.Key.Length == 0 ? null : place.Key;
            yield return new ScopeModel(
                HintNames.OfScope(home, @namespace),
                @namespace,
                home,
                place.Value.Exists(type => _publicKeys.Contains(type.Key)),
                new(place.Value),
                ReferencesOf(place.Value));
        }
    }

    private EquatableArray<TypeName> ReferencesOf(List<NamedTypeModel> types)
    {
        SortedDictionary<string, TypeName> references = new(StringComparer.Ordinal);
        foreach (NamedTypeModel type in types)
        {
            references[type.Key] = SharedName(type);
            foreach (string key in KeysIn(type))
            {
                references[key] = SharedName(_types[key]);
            }
        }

        return new(new List<TypeName>(references.Values));
    }

    private bool IsShared(NamedTypeModel type)
    {
        if (!_shared.TryGetValue(type.Key, out bool shared))
        {
            shared = type.IsShareable
                && _owners[PlaceOf(type)].Type.Key == type.Key
                && (type.Home is not null || !_homes.Contains((type.Container, type.Name)))
                && HasSharedFields(type);
            _shared.Add(type.Key, shared);
        }

        return shared;
    }

    // A shared struct cannot have a field whose type lives in one of the contracts.
    private bool HasSharedFields(NamedTypeModel type)
    {
        foreach (string key in KeysIn(type))
        {
            if (!IsShared(_types[key]))
            {
                return false;
            }
        }

        return true;
    }

    private TypeName SharedName(NamedTypeModel type) => new(
        type.Key,
        type.Name,
        $"{Prefix}{type.Container}.{(type.Home is null ? "" : type.Home + ".")}{type.Name}",
        IsLocal: false,
        TakenBy: null);

    private TypeName LocalName(NamedTypeModel type, Claim claim, HashSet<string> taken)
    {
        string name = type.IsShareable ? type.Home + type.Name : type.Name;
        if (!taken.Add(type.Container + "." + name))
        {
            name += "_" + SignatureText.Hash(type.Key).Substring(0, EntryModel.SelectorDigits);
        }

        string? takenBy = type.IsShareable ? _owners[PlaceOf(type)].Path : null;
        return new TypeName(type.Key, name, $"{Prefix}{claim.Name}.{type.Container}.{name}", IsLocal: true, takenBy);
    }

    private static (string, string?, string) PlaceOf(NamedTypeModel type) => (type.Container, type.Home, type.Name);

    private static IEnumerable<string> KeysIn(NamedTypeModel type)
    {
        if (type is not StructModel @struct)
        {
            yield break;
        }

        foreach (FieldModel field in @struct.Tuple.Fields)
        {
            TypeModel fieldType = field.Type;
            while (fieldType is ArrayType array)
            {
                fieldType = array.Element;
            }

            if (fieldType is NamedType named)
            {
                yield return named.Key;
            }
        }
    }
}
