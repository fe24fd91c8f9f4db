using System.Globalization;
using System.Text;
using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>Writes the types of typed data (EIP-712), which has structs by their names and not by their shapes.</summary>
internal static class TypedDataType
{
    /// <summary>The type of a struct; null when it has a field that typed data cannot have.</summary>
    /// <param name="solidityName">Its name, with what declares it.</param>
    /// <param name="tuple">Its fields.</param>
    /// <param name="definitions">The structs of the fields, by key.</param>
    public static TypedDataModel? Of(string solidityName, TupleModel tuple, Dictionary<string, NamedTypeModel> definitions)
    {
        SortedDictionary<string, string> inner = new(StringComparer.Ordinal);
        string name = NameOf(solidityName);
        if (Describe(name, tuple, definitions, inner) is not { } own || inner.ContainsKey(name))
        {
            return null;
        }

        string type = own + string.Concat(inner.Values);
        return new TypedDataModel(type, SignatureText.Hash(type));
    }

    private static string? Describe(string name, TupleModel tuple, Dictionary<string, NamedTypeModel> definitions, SortedDictionary<string, string> inner)
    {
        StringBuilder type = new(name + "(");
        foreach (FieldModel field in tuple.Fields)
        {
            if (field.SolidityName.Length == 0 || FieldType(field.Type, definitions, inner) is not { } fieldType)
            {
                return null;
            }

            type.Append(type[type.Length - 1] == '(' ? "" : ",").Append(fieldType).Append(' ').Append(field.SolidityName);
        }

        return type.Append(')').ToString();
    }

    private static string? FieldType(TypeModel type, Dictionary<string, NamedTypeModel> definitions, SortedDictionary<string, string> inner)
    {
        if (type is ArrayType array)
        {
            return FieldType(array.Element, definitions, inner) is { } element ? $"{element}[{array.Length?.ToString(CultureInfo.InvariantCulture)}]" : null;
        }

        if (type is not NamedType named || definitions[named.Key] is not StructModel @struct)
        {
            // The EIP has no function type, and no numbers with a fixed point.
            return type.Canonical == "function" || type.Canonical.IndexOf("fixed", StringComparison.Ordinal) >= 0 ? null : type.Canonical;
        }

        string name = NameOf(@struct.SolidityName);
        if (!@struct.IsShareable || Describe(name, @struct.Tuple, definitions, inner) is not { } described)
        {
            return null;
        }

        // Two structs of one name and different shapes cannot stand in one type.
        if (inner.TryGetValue(name, out string? other))
        {
            return other == described ? name : null;
        }

        inner.Add(name, described);
        return name;
    }

    private static string NameOf(string solidityName) => solidityName.Substring(solidityName.LastIndexOf('.') + 1);
}
