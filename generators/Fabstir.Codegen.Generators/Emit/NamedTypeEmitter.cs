using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out structs, enums and value types, wherever they live.</summary>
internal static class NamedTypeEmitter
{
    private static readonly string[] Containers = ["Structs", "Enums", "ValueTypes"];

    /// <summary>Writes types into the static classes of their kinds.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="definitions">The types.</param>
    /// <param name="isPublic">Whether the types are public, else internal.</param>
    /// <param name="home">A static class inside of those; null for none.</param>
    /// <param name="types">How types are written.</param>
    public static void Types(SourceWriter writer, IReadOnlyList<NamedTypeModel> definitions, bool isPublic, string? home, TypeWriter types)
    {
        string accessibility = isPublic ? "public" : "internal";
        foreach (string container in Containers)
        {
            List<NamedTypeModel> inContainer = [];
            foreach (NamedTypeModel type in definitions)
            {
                if (type.Container == container)
                {
                    inContainer.Add(type);
                }
            }

            if (inContainer.Count == 0)
            {
                continue;
            }

            writer.Separate();
            writer.Lines($"/// <summary>{Describe(container)}</summary>");
            // Other files have other parts of it, and one that is public says so for all.
            using (writer.Open(isPublic ? $"public static partial class {container}" : $"static partial class {container}"))
            {
                if (home is null)
                {
                    Types(writer, inContainer, accessibility, types);
                }
                else
                {
                    writer.Lines($"/// <summary>Those that {home} declares.</summary>");
                    using (writer.Open($"{accessibility} static partial class {home}"))
                    {
                        Types(writer, inContainer, accessibility, types);
                    }
                }
            }
        }
    }

    private static string Describe(string container) => container switch
    {
        "Structs" => "The structs of the contracts.",
        "Enums" => "The enums of the contracts.",
        _ => "The user-defined value types of the contracts.",
    };

    private static void Types(SourceWriter writer, List<NamedTypeModel> definitions, string accessibility, TypeWriter types)
    {
        foreach (NamedTypeModel type in definitions)
        {
            writer.Separate();
            string name = types.Of(type.Key).Name;
            switch (type)
            {
                case StructModel model:
                    Struct(writer, model, accessibility, name, types);
                    break;
                case EnumModel model:
                    Enum(writer, model, accessibility, name);
                    break;
                case ValueTypeModel model:
                    writer.Lines($"/// <summary>The value type <c>{XmlDoc.Escape(model.SolidityName)}</c>.</summary>");
                    Wrapper(writer, model.Underlying, accessibility, name, "The underlying value.", members: default);
                    break;
            }
        }
    }

    private static void Struct(SourceWriter writer, StructModel model, string accessibility, string name, TypeWriter types)
    {
        string contract = $"{KnownTypes.Codec}IAbiCodec<{name}>";
        writer.Lines($"/// <summary>The struct <c>{XmlDoc.Escape(model.SolidityName)}</c>.</summary>");
        writer.Lines(KnownTypes.GeneratedCode);
        string typedData = model.TypedData is null ? "" : ", " + TypedDataEmitter.Interface(name);
        string packed = model.IsPackable ? ", " + PackedEmitter.Interface(name) : "";
        using (writer.Open($"{accessibility} sealed partial record {name} : {contract}{typedData}{packed}"))
        {
            TupleEmitter.Properties(writer, model.Tuple.Fields, types);
            Layout(writer, contract, model.Canonical, model.Tuple.IsDynamic, model.Tuple.IsDynamic ? TypeModel.WordSize : model.Tuple.HeadSize);
            TupleEmitter.Codec(writer, name, contract, model.Tuple, types);
            if (model.TypedData is not null)
            {
                TypedDataEmitter.Members(writer, model, model.TypedData, name, types);
            }

            if (model.IsPackable)
            {
                PackedEmitter.Members(writer, model, name, types);
            }
        }
    }

    private static void Enum(SourceWriter writer, EnumModel model, string accessibility, string name)
    {
        writer.Lines($"/// <summary>The enum <c>{model.SolidityName}</c>.</summary>");
        writer.Lines("/// <remarks>A number without a name is kept: a newer revision of the contract may have more members.</remarks>");
        Wrapper(writer, model.Underlying, accessibility, name, "The number of the member.", model.Members);
    }

    /// <summary>A value that is encoded as another.</summary>
    private static void Wrapper(SourceWriter writer, ElementaryType underlying, string accessibility, string name, string description, EquatableArray<EnumMemberModel> members)
    {
        string contract = $"{KnownTypes.Codec}IAbiCodec<{name}>";
        string codec = $"{KnownTypes.Codec}{underlying.Codec}";
        writer.Lines($"/// <param name=\"Value\">{description}</param>");
        writer.Lines(KnownTypes.GeneratedCode);
        using (writer.Open($"{accessibility} readonly partial record struct {name}({underlying.CSharpName} Value) : {contract}"))
        {
            Members(writer, name, members);
            Layout(writer, contract, underlying.Canonical, underlying.IsDynamic, TypeModel.WordSize);
            writer.Separate();
            writer.Lines($"static int {contract}.GetSize({name} value) => {codec}.GetSize(value.Value);");
            writer.Separate();
            writer.Lines($"static int {contract}.Encode({name} value, {KnownTypes.BytesSpan} destination) => {codec}.Encode(value.Value, destination);");
            writer.Separate();
            writer.Lines($"static {name} {contract}.Decode({KnownTypes.ReadOnlyBytes} data, int position, ref int budget) => new({codec}.Decode(data, position, ref budget));");
        }
    }

    private static void Members(SourceWriter writer, string name, EquatableArray<EnumMemberModel> members)
    {
        for (int i = 0; i < members.Length; i++)
        {
            writer.Separate();
            writer.Lines($"/// <summary><c>{members[i].SolidityName}</c>: {Literal.Number(i)}.</summary>");
            writer.Lines($"public static {name} {members[i].Name} => new({Literal.Number(i)});");
        }

        if (members.IsEmpty)
        {
            return;
        }

        writer.Separate();
        writer.Lines("/// <summary>The name of the member, or its number when it has none.</summary>");
        writer.Lines("public override string ToString() => Value switch");
        writer.Lines("{");
        using (writer.Indent())
        {
            for (int i = 0; i < members.Length; i++)
            {
                writer.Lines($"{Literal.Number(i)} => {Literal.Text(members[i].SolidityName)},");
            }

            writer.Lines($"_ => Value.ToString({KnownTypes.System}Globalization.CultureInfo.InvariantCulture),");
        }

        writer.Lines("};");
    }

    private static void Layout(SourceWriter writer, string contract, string solidityType, bool isDynamic, int headSize)
    {
        writer.Separate();
        writer.Lines($"static string {contract}.SolidityType => {Literal.Text(solidityType)};");
        writer.Lines($"static bool {contract}.IsDynamic => {(isDynamic ? "true" : "false")};");
        writer.Lines($"static int {contract}.HeadSize => {Literal.Number(headSize)};");
    }
}
