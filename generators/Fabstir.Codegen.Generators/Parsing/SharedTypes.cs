using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming.Nethereum;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>The named types that the contracts of one namespace and target share.</summary>
internal sealed class SharedTypes(string @namespace, ClientTarget target)
{
    // By place: container, home and name.
    private readonly Dictionary<(string, string?, string), (NamedTypeModel Type, string Path)> _owners = [];
    private readonly Dictionary<string, NamedTypeModel> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _shared = new(StringComparer.Ordinal);
    // By container and name: a home, or a type at file level.
    private readonly Dictionary<(string, string), (bool IsHome, string Path)> _members = [];
    private readonly HashSet<string> _publicKeys = new(StringComparer.Ordinal);

    /// <summary>Takes the claims of the namespace, in the order of their paths.</summary>
    public void Add(Claim claim)
    {
        foreach (NamedTypeModel type in claim.NamedTypes)
        {
            // What any of the contracts needs of a type, the type that they share has.
            _types[type.Key] = _types.TryGetValue(type.Key, out NamedTypeModel? known) && known is StructModel { IsInNestedArrays: true } ? known : type;
            if (claim.IsPublic)
            {
                _publicKeys.Add(type.Key);
            }

            if (type.IsShareable)
            {
                _owners.TryAdd(PlaceOf(type), (type, claim.Path));
                _members.TryAdd(MemberOf(type), (type.Home is not null, claim.Path));
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
                HintNames.OfScope(home, @namespace, target),
                @namespace,
                home,
                place.Value.Exists(type => _publicKeys.Contains(type.Key)),
                new(place.Value),
                ReferencesOf(place.Value))
            {
                Target = target,
            };
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
            shared = type.IsShareable && WhyLocal(type, path: null) is null;
            _shared.Add(type.Key, shared);
        }

        return shared;
    }

    /// <summary>Why a type that the source names is not shared, as the end of a sentence; null when it is.</summary>
    /// <param name="type">The type.</param>
    /// <param name="path">The ABI whose type it is; null for any.</param>
    private string? WhyLocal(NamedTypeModel type, string? path)
    {
        (NamedTypeModel owner, string ownerPath) = _owners[PlaceOf(type)];
        if (owner.Key != type.Key)
        {
            return ownerPath == path ? "another type of this contract has this name" : $"{ownerPath} has a type of this name and another shape";
        }

        (bool isHome, string memberPath) = _members[MemberOf(type)];
        if (isHome != type.Home is not null)
        {
            return isHome ? $"{memberPath} has types of a contract or library of this name" : $"{memberPath} has a type that is called as its contract or library";
        }

        // A shared struct cannot have a field whose type lives in one of the contracts.
        foreach (string key in KeysIn(type))
        {
            if (!IsShared(_types[key]))
            {
                return $"{_types[key].SolidityName} is generated there, too";
            }
        }

        return null;
    }

    private TypeName SharedName(NamedTypeModel type) => new(
        type.Key,
        type.Name,
        $"{(target == ClientTarget.Nethereum ? NethereumNames.Definitions : type.Container)}.{(type.Home is null ? "" : type.Home + ".")}{type.Name}",
        IsLocal: false,
        WhyLocal: null);

    private TypeName LocalName(NamedTypeModel type, Claim claim, HashSet<string> taken)
    {
        string name = type.IsShareable ? type.Home + type.Name : type.Name;
        if (!taken.Add(type.Container + "." + name))
        {
            name += "_" + SignatureText.Hash(type.Key).Substring(0, EntryModel.SelectorDigits);
        }

        string? why = type.IsShareable ? WhyLocal(type, claim.Path) : null;
        string definitions = target == ClientTarget.Nethereum ? $"{NethereumNames.Definitions}." : "";
        return new TypeName(type.Key, name, $"{claim.Name}.{definitions}{type.Container}.{name}", IsLocal: true, why);
    }

    private static (string, string?, string) PlaceOf(NamedTypeModel type) => (type.Container, type.Home, type.Name);

    private static (string, string) MemberOf(NamedTypeModel type) => (type.Container, type.Home ?? type.Name);

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
