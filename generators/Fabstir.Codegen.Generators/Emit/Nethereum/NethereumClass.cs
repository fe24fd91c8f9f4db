using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit.Nethereum;

/// <summary>Lays out a class whose properties Nethereum encodes and decodes by their attributes.</summary>
internal static class NethereumClass
{
    /// <summary>A class that has properties and nothing else.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="attribute">What Nethereum knows it by.</param>
    /// <param name="declaration">The class without its body.</param>
    /// <param name="fields">The properties.</param>
    /// <param name="types">How types are written.</param>
    public static void Write(SourceWriter writer, string attribute, string declaration, EquatableArray<FieldModel> fields, NethereumTypeWriter types)
    {
        writer.Lines($"[{NethereumKnownTypes.Abi}{attribute}]");
        writer.Lines(KnownTypes.GeneratedCode);
        if (fields.IsEmpty)
        {
            writer.Lines(declaration + ";");
            return;
        }

        using (writer.Open(declaration))
        {
            Properties(writer, fields, types);
        }
    }

    public static void Properties(SourceWriter writer, EquatableArray<FieldModel> fields, NethereumTypeWriter types)
    {
        for (int i = 0; i < fields.Length; i++)
        {
            writer.Separate();
            XmlDoc.Field(writer, fields[i]);
            Property(writer, fields[i], order: i + 1, fields[i].HidesInherited ? "public new" : "public", types);
        }
    }

    /// <summary>A property and its attribute.</summary>
    public static void Property(SourceWriter writer, FieldModel field, int order, string modifiers, NethereumTypeWriter types)
    {
        string structName = field.StructName is null ? "" : $", structTypeName: {Literal.Text(field.StructName)}";
        string indexed = field.IsIndexed ? ", true" : "";
        string initialiser = NethereumTypeWriter.IsReference(field.Type) ? " = null!;" : "";
        string type = Literal.Text(NethereumTypeWriter.AbiType(field.Type));
        string name = Literal.Text(field.SolidityName);
        writer.Lines($"[{NethereumKnownTypes.Abi}Parameter({type}, {name}, {Literal.Number(order)}{structName}{indexed})]");
        writer.Lines($"{modifiers} {types.CSharpType(field.Type)} {field.PropertyName} {{ get; set; }}{initialiser}");
    }
}
