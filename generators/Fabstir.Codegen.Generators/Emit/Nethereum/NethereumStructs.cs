using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming.Nethereum;

namespace Fabstir.Codegen.Generators.Emit.Nethereum;

/// <summary>Lays out structs, wherever they live.</summary>
internal static class NethereumStructs
{
    public static void Write(SourceWriter writer, IReadOnlyList<NamedTypeModel> definitions, string accessibility, NethereumTypeWriter types)
    {
        foreach (NamedTypeModel definition in definitions)
        {
            if (definition is StructModel model)
            {
                writer.Separate();
                Struct(writer, model, accessibility, types);
            }
        }
    }

    private static void Struct(SourceWriter writer, StructModel model, string accessibility, NethereumTypeWriter types)
    {
        string name = types.Of(model.Key).Name;
        writer.Lines($"/// <summary>The struct <c>{XmlDoc.Escape(model.SolidityName)}</c>.</summary>");
        writer.Lines($"[{NethereumKnownTypes.Abi}Struct({Literal.Text(model.SignedName)})]");
        writer.Lines(KnownTypes.GeneratedCode);
        using (writer.Open($"{accessibility} partial class {name}"))
        {
            NethereumClass.Properties(writer, model.Tuple.Fields, types);
            if (model.IsInNestedArrays)
            {
                Row(writer, model, NethereumNames.RowOf(name), types);
            }
        }
    }

    private static void Row(SourceWriter writer, StructModel model, string name, NethereumTypeWriter types)
    {
        writer.Separate();
        writer.Lines($$"""
            /// <summary>A list of the struct in another list. Nethereum looks for the fields of nested arrays one level deep: here they are.</summary>
            /// <typeparam name="T">What is in the list.</typeparam>
            """);
        using (writer.Open($"public sealed class {name}<T> : {NethereumKnownTypes.List("T")}"))
        {
            for (int i = 0; i < model.Tuple.Fields.Length; i++)
            {
                writer.Separate();
                FieldModel field = model.Tuple.Fields[i];
                string modifiers = NethereumNames.ListProperties.Contains(field.PropertyName) ? "private new" : "private";
                NethereumClass.Property(writer, field, order: i + 1, modifiers, types);
            }
        }
    }
}
