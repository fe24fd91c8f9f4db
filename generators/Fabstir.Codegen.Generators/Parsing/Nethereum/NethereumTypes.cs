using System.Globalization;
using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Parsing.Nethereum;

/// <summary>The types of one contract as Nethereum's codec has them: enums and value types are what they wrap.</summary>
internal sealed class NethereumTypes
{
    private readonly Dictionary<string, NamedTypeModel> _definitions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inNestedArrays = new(StringComparer.Ordinal);

    public NethereumTypes(EquatableArray<NamedTypeModel> definitions)
    {
        foreach (NamedTypeModel definition in definitions)
        {
            _definitions.Add(definition.Key, definition);
        }
    }

    /// <summary>The first type in a signature that Nethereum has no name for, and so no selector with; null when there is none.</summary>
    public string? FindForeign(EquatableArray<FieldModel> fields)
    {
        foreach (FieldModel field in fields)
        {
            if (FindForeign(field.Type) is { } foreign)
            {
                return foreign;
            }
        }

        return null;
    }

    /// <summary>The struct in an array of any depth, by its key; null when there is none.</summary>
    public static string? StructIn(TypeModel type)
    {
        while (type is ArrayType array)
        {
            type = array.Element;
        }

        return (type as NamedType)?.Key;
    }

    /// <summary>Whether Nethereum decodes an indexed argument, whose hash is in the log, to text: of other types it can make nothing.</summary>
    public static bool IsText(HashedType type) => type.Hashed.IsDynamic && StructIn(type.Hashed) is null;

    /// <summary>The name that a struct is signed under, with array dimensions; null for other types.</summary>
    public string? SignedNameOf(TypeModel type) => type switch
    {
        ArrayType array => SignedNameOf(array.Element) is { } element ? $"{element}[{array.Length?.ToString(CultureInfo.InvariantCulture)}]" : null,
        NamedType named => (_definitions[named.Key] as StructModel)?.SignedName,
        _ => null,
    };

    /// <summary>A type in which every part is one of Nethereum's.</summary>
    public TypeModel ToPlain(TypeModel type)
    {
        switch (type)
        {
            case ElementaryType elementary:
                return ToPlain(elementary);
            case ArrayType array:
                TypeModel element = ToPlain(array.Element);
                if (element is ArrayType && StructIn(element) is { } key)
                {
                    _inNestedArrays.Add(key);
                }

                return array with { Element = element };
            case HashedType hashed:
                return new HashedType(ToPlain(hashed.Hashed));
            default:
                return _definitions[((NamedType)type).Key] switch
                {
                    EnumModel @enum => ToPlain(@enum.Underlying),
                    ValueTypeModel wrapper => ToPlain(wrapper.Underlying),
                    _ => type,
                };
        }
    }

    /// <summary>The structs, once all types that use them are plain.</summary>
    /// <param name="toPlain">Makes the fields of a struct plain.</param>
    public EquatableArray<NamedTypeModel> GetStructs(Func<StructModel, TupleModel> toPlain)
    {
        List<NamedTypeModel> structs = [];
        foreach (NamedTypeModel definition in _definitions.Values)
        {
            if (definition is StructModel model)
            {
                structs.Add(model with { Tuple = toPlain(model) });
            }
        }

        // Only now is it known which stand in nested arrays: those of other structs count, too.
        for (int i = 0; i < structs.Count; i++)
        {
            structs[i] = (StructModel)structs[i] with { IsInNestedArrays = _inNestedArrays.Contains(structs[i].Key) };
        }

        return new(structs);
    }

    private string? FindForeign(TypeModel type) => type switch
    {
        ElementaryType { Canonical: "function" } => type.Canonical,
        ElementaryType when TryTakeFixedPoint(type.Canonical, out _) => type.Canonical,
        ArrayType array => FindForeign(array.Element),
        HashedType hashed => FindForeign(hashed.Hashed),
        NamedType named when _definitions[named.Key] is StructModel @struct => FindForeign(@struct.Tuple.Fields),
        _ => null,
    };

    // Where no signature is made of them, the bytes are what counts.
    private static ElementaryType ToPlain(ElementaryType type) =>
        type.Canonical == "function" ? ElementaryTypes.Find("bytes24")!
        : TryTakeFixedPoint(type.Canonical, out string? integer) ? ElementaryTypes.Find(integer!)!
        : type;

    private static bool TryTakeFixedPoint(string canonical, out string? integer)
    {
        int start = canonical.IndexOf("fixed", StringComparison.Ordinal);
        int separator = canonical.LastIndexOf('x');
        integer = start is 0 or 1 ? (start == 0 ? "int" : "uint") + canonical.Substring(start + 5, separator - start - 5) : null;
        return integer is not null;
    }
}
