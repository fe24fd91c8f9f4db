using Fabstir.Codegen.Generators.Parsing.Json;

namespace Fabstir.Codegen.Generators.Parsing.Signatures;

/// <summary>Looks up the types of declarations, and makes entries of an ABI of them.</summary>
internal sealed class SignatureResolver(Declarations declarations, List<AbiDiagnostic> diagnostics)
{
    // Structs in structs multiply: more parameters than any contract has are a mistake or an attack.
    private const int MaxParameters = 20_000;

    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private int _count;

    public List<AbiEntry> Resolve()
    {
        List<AbiEntry> entries = [];
        foreach (EntryDeclaration declaration in declarations.Entries)
        {
            _open.Clear();
            try
            {
                entries.Add(new AbiEntry
                {
                    Kind = declaration.Kind,
                    Name = declaration.Name,
                    Inputs = Resolve(declaration.Inputs),
                    Outputs = Resolve(declaration.Outputs),
                    Mutability = declaration.Mutability,
                    IsAnonymous = declaration.IsAnonymous,
                    Range = declaration.Range,
                });
            }
            catch (SignatureFormatException e)
            {
                diagnostics.Add(new AbiDiagnostic(RuleIds.MalformedEntry, e.Range, e.Message));
            }
        }

        return entries;
    }

    /// <summary>The declared structs that no entry uses, each as a parameter of its type.</summary>
    public List<AbiParameter> Structs()
    {
        List<AbiParameter> structs = [];
        foreach (TypeDeclaration type in declarations.Types.Values)
        {
            _open.Clear();
            try
            {
                if (type.Fields is not null && !_seen.Contains(type.Name.Text))
                {
                    structs.Add(Resolve(new ParameterDeclaration(type.Name, Components: null, [], new Token("", type.Name.Range, StartsLine: false), IsIndexed: false)));
                }
            }
            catch (SignatureFormatException e)
            {
                diagnostics.Add(new AbiDiagnostic(RuleIds.MalformedEntry, e.Range, e.Message));
            }
        }

        return structs;
    }

    /// <summary>The members of the enums, as an artifact has them.</summary>
    public JsonValue Enums()
    {
        List<JsonMember> enums = [];
        foreach (TypeDeclaration type in declarations.Types.Values)
        {
            if (type.Members is { } members)
            {
                List<JsonValue> names = members.ConvertAll(static member => new JsonValue(JsonKind.String, member.Range) { Text = member.Text });
                enums.Add(new JsonMember(type.Name.Text, new JsonValue(JsonKind.Array, type.Name.Range) { Items = names }));
            }
        }

        return new JsonValue(JsonKind.Object, default) { Members = enums };
    }

    private List<AbiParameter> Resolve(List<ParameterDeclaration> parameters) => parameters.ConvertAll(Resolve);

    private AbiParameter Resolve(ParameterDeclaration parameter)
    {
        if (++_count > MaxParameters)
        {
            throw new SignatureFormatException($"The file has more than {MaxParameters} arguments and fields", parameter.Type.Range);
        }

        if (parameter.Dimensions.Count > TypeText.MaxDimensions)
        {
            throw new SignatureFormatException($"An array of {parameter.Dimensions.Count} dimensions is none that a contract takes: the limit is {TypeText.MaxDimensions}", parameter.Type.Range);
        }

        if (parameter.Components is { } components)
        {
            return Make(parameter, "tuple", internalType: null, Resolve(components));
        }

        string name = parameter.Type.Text;
        if (ElementaryTypes.Find(name) is not null)
        {
            return Make(parameter, name, internalType: null, []);
        }

        if (!declarations.Types.TryGetValue(name, out TypeDeclaration? type))
        {
            string hint = ElementaryTypes.FindSimilar(name) is { } similar ? $"; did you mean \"{similar}\"" : "";
            throw new SignatureFormatException($"\"{name}\" is no type of the ABI, and the file declares none of that name{hint}", parameter.Type.Range);
        }

        if (type.Members is not null)
        {
            return Make(parameter, type.Members.Count > 256 ? "uint16" : "uint8", "enum " + name, []);
        }

        return type.Fields is { } fields ? ResolveStruct(parameter, name, fields) : Make(parameter, UnderlyingOf(type), name, []);
    }

    private AbiParameter ResolveStruct(ParameterDeclaration parameter, string name, List<ParameterDeclaration> fields)
    {
        _seen.Add(name);
        if (!_open.Add(name))
        {
            throw new SignatureFormatException($"The struct {name} contains itself, which no ABI can say", parameter.Type.Range);
        }

        AbiParameter resolved = Make(parameter, "tuple", "struct " + name, Resolve(fields));
        _open.Remove(name);
        return resolved;
    }

    private static string UnderlyingOf(TypeDeclaration type) => ElementaryTypes.Find(type.Underlying.Text) is { IsDynamic: false } underlying
        ? underlying.Canonical
        : throw new SignatureFormatException($"\"{type.Underlying.Text}\" is no value type", type.Underlying.Range);

    private static AbiParameter Make(ParameterDeclaration parameter, string baseType, string? internalType, List<AbiParameter> components) => new()
    {
        Name = parameter.Name.Text,
        BaseType = baseType,
        Dimensions = parameter.Dimensions,
        InternalBaseType = internalType,
        Components = components,
        IsIndexed = parameter.IsIndexed,
        NameRange = parameter.Name.Range,
        TypeRange = parameter.Type.Range,
    };
}
