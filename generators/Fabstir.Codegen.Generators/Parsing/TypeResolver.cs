using System.Globalization;
using System.Text;
using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming;
using Fabstir.Codegen.Generators.Parsing.Json;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>Finds the C# shape of the parameters of one contract, and collects the structs, enums and value types on the way.</summary>
/// <param name="enums">The members of enums by the enums' names, as far as the file has them.</param>
/// <param name="diagnostics">Where what is wrong goes.</param>
internal sealed class TypeResolver(JsonValue enums, List<AbiDiagnostic> diagnostics)
{
    private readonly Dictionary<string, NamedTypeModel> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), EquatableArray<EnumMemberModel>> _members = [];

    /// <summary>The named types that were found, ordered by their keys: the order of the ABI does not matter.</summary>
    public EquatableArray<NamedTypeModel> GetDefinitions()
    {
        List<NamedTypeModel> definitions = [.. _definitions.Values];
        definitions.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        return new(definitions);
    }

    /// <summary>Resolves parameters that stand side by side.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="owner">The record that they become properties of.</param>
    /// <param name="unnamed">What unnamed ones are called before their place.</param>
    /// <returns>The tuple; null when a parameter was reported.</returns>
    public TupleModel? ResolveTuple(IReadOnlyList<AbiParameter> parameters, string owner, string unnamed)
    {
        FieldNames names = new(owner, unnamed);
        List<FieldModel> fields = [];
        for (int i = 0; i < parameters.Count; i++)
        {
            AbiParameter parameter = parameters[i];
            (string property, string parameterName) = names.Add(parameter.Name, i);
            if (Resolve(parameter, owner + property) is not { } type)
            {
                return null;
            }

            fields.Add(new FieldModel(
                parameter.Name, property, parameterName, type, HeadOffset: 0, HidesInherited: false, parameter.IsIndexed, Documentation: null, Unit: null));
        }

        return TryLayOut(fields, out TupleModel? tuple) ? tuple : Refuse<TupleModel>(parameters[0].TypeRange, $"The parameters of {owner} are too large to encode");
    }

    /// <summary>Gives each field its place in the head.</summary>
    public static bool TryLayOut(List<FieldModel> fields, out TupleModel? tuple)
    {
        long offset = 0;
        bool isDynamic = false;
        for (int i = 0; i < fields.Count; i++)
        {
            fields[i] = fields[i] with { HeadOffset = (int)offset };
            offset += fields[i].Type.HeadSize;
            isDynamic |= fields[i].Type.IsDynamic;
            if (offset > TypeModel.MaxHeadSize)
            {
                tuple = null;
                return false;
            }
        }

        tuple = new TupleModel(new(fields), (int)offset, isDynamic);
        return true;
    }

    private TypeModel? Resolve(AbiParameter parameter, string context)
    {
        TypeModel? type = parameter.BaseType == "tuple" ? ResolveStruct(parameter, context) : ResolveElementary(parameter);
        foreach (int? length in parameter.Dimensions)
        {
            if (type is null)
            {
                return null;
            }

            long elements = (long)type.HeadSize * (length ?? 0);
            if (elements > TypeModel.MaxHeadSize)
            {
                return Refuse<TypeModel>(parameter.TypeRange, $"An array of {length} elements of {type.HeadSize} bytes is too large to encode");
            }

            bool isDynamic = length is null || type.IsDynamic;
            string canonical = $"{type.Canonical}[{length?.ToString(CultureInfo.InvariantCulture)}]";
            type = new ArrayType(canonical, isDynamic, isDynamic ? TypeModel.WordSize : (int)elements, type, length);
        }

        return type;
    }

    private NamedType? ResolveStruct(AbiParameter parameter, string context)
    {
        SourceName? source = SourceName.Parse(parameter.InternalBaseType, "struct ");
        string name = source?.Name ?? context;
        if (ResolveTuple(parameter.Components, name, unnamed: "Field") is not { } tuple)
        {
            return null;
        }

        string key = source is null ? "tuple" + Shape(tuple) : $"struct {source.Text}{Shape(tuple)}";
        string canonical = SignatureText.Tuple(tuple.Fields);

        bool isKnown = _definitions.TryGetValue(key, out NamedTypeModel? known);
        if (!isKnown)
        {
            RenamedFields.Report(parameter.Components, tuple.Fields, diagnostics);
        }

        if (!isKnown && source is not null)
        {
            ReportRenamed(source, parameter);
        }

        // One shape may be found in several places: the first name in ordinal order is the same whatever the order of the ABI.
        if (known is null || (source is null && string.CompareOrdinal(name, known.Name) < 0))
        {
            _definitions[key] = new StructModel(
                key,
                source?.Text ?? canonical,
                source?.Home,
                name,
                IsShareable: source is not null,
                canonical,
                tuple,
                source is null ? null : TypedDataType.Of(source.Text, tuple, _definitions),
                PackedFields.CanPack(tuple));
        }

        return new NamedType(canonical, tuple.IsDynamic, tuple.IsDynamic ? TypeModel.WordSize : tuple.HeadSize, key);
    }

    private TypeModel ResolveElementary(AbiParameter parameter)
    {
        ElementaryType type = ElementaryTypes.Find(parameter.BaseType)!;
        if (type.IsDynamic)
        {
            return type;
        }

        // Compilers before Solidity 0.8 gave an enum of more than 256 members two bytes.
        if (SourceName.Parse(parameter.InternalBaseType, "enum ") is { } enumName && type.Canonical is "uint8" or "uint16")
        {
            EquatableArray<EnumMemberModel> members = MembersOf(enumName, type);
            string key = $"enum {enumName.Text}({type.Canonical}){Shape(members)}";
            return Define(new EnumModel(key, enumName.Text, enumName.Home, enumName.Name, IsShareable: true, type, members), enumName, type, parameter);
        }

        if (SourceName.Parse(parameter.InternalBaseType, prefix: "") is { } valueTypeName && ElementaryTypes.Find(valueTypeName.Text) is null)
        {
            string key = $"type {valueTypeName.Text}({type.Canonical})";
            return Define(new ValueTypeModel(key, valueTypeName.Text, valueTypeName.Home, valueTypeName.Name, IsShareable: true, type), valueTypeName, type, parameter);
        }

        return type;
    }

    private NamedType Define(NamedTypeModel definition, SourceName source, ElementaryType underlying, AbiParameter parameter)
    {
        if (_definitions.TryAdd(definition.Key, definition))
        {
            ReportRenamed(source, parameter);
        }

        return new NamedType(underlying.Canonical, IsDynamic: false, TypeModel.WordSize, definition.Key);
    }

    private EquatableArray<EnumMemberModel> MembersOf(SourceName name, ElementaryType type)
    {
        if (enums[name.Text] is not { } list)
        {
            return default;
        }

        if (!_members.TryGetValue((name.Text, type.Canonical), out EquatableArray<EnumMemberModel> members))
        {
            members = EnumMembers.Parse(list, name, type.Canonical == "uint8" ? byte.MaxValue + 1 : ushort.MaxValue + 1, diagnostics);
            _members.Add((name.Text, type.Canonical), members);
        }

        return members;
    }

    private void ReportRenamed(SourceName source, AbiParameter parameter)
    {
        if (source.Name != source.ExpectedName)
        {
            diagnostics.Add(new AbiDiagnostic(
                RuleIds.Renamed, parameter.TypeRange, $"{source.Text} is called {source.Name} in C#, because {source.ExpectedName} is taken"));
        }
    }

    /// <summary>What makes two structs of one name the same.</summary>
    private static string Shape(TupleModel tuple)
    {
        StringBuilder shape = new("(");
        foreach (FieldModel field in tuple.Fields)
        {
            shape.Append(shape.Length > 1 ? "," : "").Append(Describe(field.Type)).Append(' ').Append(field.SolidityName);
        }

        return shape.Append(')').ToString();
    }

    private static string Shape(EquatableArray<EnumMemberModel> members)
    {
        StringBuilder shape = new("{");
        foreach (EnumMemberModel member in members)
        {
            shape.Append(shape.Length > 1 ? "," : "").Append(member.SolidityName);
        }

        return shape.Append('}').ToString();
    }

    private static string Describe(TypeModel type) => type switch
    {
        NamedType named => named.Key,
        ArrayType array => $"{Describe(array.Element)}[{array.Length?.ToString(CultureInfo.InvariantCulture)}]",
        _ => type.Canonical,
    };

    private T? Refuse<T>(TextRange range, string message)
        where T : class
    {
        diagnostics.Add(new AbiDiagnostic(RuleIds.MalformedEntry, range, message));
        return null;
    }
}
