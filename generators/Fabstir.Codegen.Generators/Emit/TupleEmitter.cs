using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out the properties of a record and the code that encodes and decodes them.</summary>
internal static class TupleEmitter
{
    public static void Properties(SourceWriter writer, EquatableArray<FieldModel> fields, TypeNames names)
    {
        foreach (FieldModel field in fields)
        {
            writer.Separate();
            XmlDoc.Field(writer, field);
            if (field.Unit is not null)
            {
                writer.Lines($"[{CSharp.Abi}Unit({Literal.Text(field.Unit)})]");
            }

            string modifiers = field.HidesInherited ? "public new required" : "public required";
            writer.Lines($"{modifiers} {names.CSharpType(field.Type)} {field.PropertyName} {{ get; init; }}");
        }
    }

    /// <summary>GetSize, Encode and Decode of an interface.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="self">The record.</param>
    /// <param name="contract">The interface that declares the members.</param>
    /// <param name="tuple">The fields.</param>
    /// <param name="names">The types.</param>
    public static void Codec(SourceWriter writer, string self, string contract, TupleModel tuple, TypeNames names)
    {
        writer.Separate();
        writer.Lines($"static int {contract}.GetSize({self} value) => {Size(tuple, names)};");
        writer.Separate();
        Encode(writer, $"static int {contract}.Encode({self} value, {CSharp.BytesSpan} destination)", tuple, names);
        writer.Separate();
        Decode(writer, self, contract, tuple, names);
    }

    /// <summary>How many bytes the encoding has, as an expression.</summary>
    public static string Size(TupleModel tuple, TypeNames names)
    {
        string size = Literal.Number(tuple.HeadSize);
        foreach (FieldModel field in tuple.Fields)
        {
            if (field.Type.IsDynamic)
            {
                size += $" + {names.Codec(field.Type)}.GetSize(value.{field.PropertyName})";
            }
        }

        return tuple.IsDynamic ? $"checked({size})" : size;
    }

    public static void Encode(SourceWriter writer, string header, TupleModel tuple, TypeNames names)
    {
        if (tuple.Fields.IsEmpty)
        {
            writer.Lines(header + " => 0;");
            return;
        }

        using (writer.Open(header))
        {
            if (tuple.IsDynamic)
            {
                writer.Lines($"int tail = {Literal.Number(tuple.HeadSize)};");
            }
            else
            {
                // One check of the length: the compiler then knows that no constant offset is outside.
                writer.Lines($"destination = destination[..{Literal.Number(tuple.HeadSize)}];");
            }

            foreach (FieldModel field in tuple.Fields)
            {
                EncodeField(writer, field, names);
            }

            writer.Lines(tuple.IsDynamic ? "return tail;" : $"return {Literal.Number(tuple.HeadSize)};");
        }
    }

    /// <summary>The initialiser of a field that is read from data.</summary>
    public static string DecodeField(FieldModel field, TypeNames names, string start)
    {
        string head = Literal.Add(start, field.HeadOffset);
        string position = field.Type.IsDynamic ? $"{CSharp.Codec}AbiHead.ReadOffset(data, {start}, {head})" : head;
        return $"{field.PropertyName} = {names.Codec(field.Type)}.Decode(data, {position}, ref budget),";
    }

    private static void EncodeField(SourceWriter writer, FieldModel field, TypeNames names)
    {
        string destination = field.HeadOffset == 0 ? "destination" : $"destination[{Literal.Number(field.HeadOffset)}..]";
        if (field.Type.IsDynamic)
        {
            writer.Lines($"{CSharp.Codec}AbiHead.WriteOffset({destination}, tail);");
            writer.Lines($"tail += {names.Codec(field.Type)}.Encode(value.{field.PropertyName}, destination[tail..]);");
        }
        else
        {
            writer.Lines($"{names.Codec(field.Type)}.Encode(value.{field.PropertyName}, {destination});");
        }
    }

    private static void Decode(SourceWriter writer, string self, string contract, TupleModel tuple, TypeNames names)
    {
        string header = $"static {self} {contract}.Decode({CSharp.ReadOnlyBytes} data, int position, ref int budget)";
        if (tuple.Fields.IsEmpty)
        {
            writer.Lines(header + " => new();");
            return;
        }

        if (!tuple.IsDynamic)
        {
            writer.Lines(header + " => new()");
            Initialiser(writer, tuple, names);
            return;
        }

        using (writer.Open(header))
        {
            writer.Lines($"{CSharp.Codec}AbiHead.Enter(data, position, {Literal.Number(tuple.HeadSize)}, ref budget);");
            writer.Lines("return new()");
            Initialiser(writer, tuple, names);
        }
    }

    private static void Initialiser(SourceWriter writer, TupleModel tuple, TypeNames names)
    {
        writer.Lines("{");
        using (writer.Indent())
        {
            foreach (FieldModel field in tuple.Fields)
            {
                writer.Lines(DecodeField(field, names, "position"));
            }
        }

        writer.Lines("};");
    }
}
