using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out the properties of a record and the code that encodes and decodes them.</summary>
internal static class TupleEmitter
{
    public static void Properties(SourceWriter writer, EquatableArray<FieldModel> fields, TypeWriter types)
    {
        foreach (FieldModel field in fields)
        {
            writer.Separate();
            XmlDoc.Field(writer, field);
            if (field.Unit is not null)
            {
                writer.Lines($"[{KnownTypes.Abi}Unit({Literal.Text(field.Unit)})]");
            }

            string modifiers = field.HidesInherited ? "public new required" : "public required";
            writer.Lines($"{modifiers} {types.CSharpType(field.Type)} {field.PropertyName} {{ get; init; }}");
        }
    }

    /// <summary>What the record of a call or error without arguments implements beside the rest: the interface that has its codec.</summary>
    public static string EmptyInterface(string self, TupleModel arguments) => arguments.Fields.IsEmpty ? $", {KnownTypes.Codec}IEmptyTuple<{self}>" : "";

    /// <summary>GetSize, Encode and Decode of the arguments of a call or error, if there are any.</summary>
    public static void ArgumentCodec(SourceWriter writer, string self, TupleModel arguments, TypeWriter types)
    {
        if (!arguments.Fields.IsEmpty)
        {
            Codec(writer, self, $"{KnownTypes.Codec}IAbiTuple<{self}>", arguments, types);
        }
    }

    /// <summary>GetSize, Encode and Decode of an interface.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="self">The record.</param>
    /// <param name="contract">The interface that declares the members.</param>
    /// <param name="tuple">The fields.</param>
    /// <param name="types">How types are written.</param>
    public static void Codec(SourceWriter writer, string self, string contract, TupleModel tuple, TypeWriter types)
    {
        writer.Separate();
        writer.Lines($"static int {contract}.GetSize({self} value) => {Size(tuple, types)};");
        writer.Separate();
        Encode(writer, $"static int {contract}.Encode({self} value, {KnownTypes.BytesSpan} destination)", tuple, types);
        writer.Separate();
        Decode(writer, self, contract, tuple, types);
    }

    /// <summary>How many bytes the encoding has, as an expression.</summary>
    public static string Size(TupleModel tuple, TypeWriter types)
    {
        string size = Literal.Number(tuple.HeadSize);
        foreach (FieldModel field in tuple.Fields)
        {
            if (field.Type.IsDynamic)
            {
                size += $" + {types.Codec(field.Type)}.GetSize(value.{field.PropertyName})";
            }
        }

        return tuple.IsDynamic ? $"checked({size})" : size;
    }

    public static void Encode(SourceWriter writer, string header, TupleModel tuple, TypeWriter types)
    {
        if (tuple.Fields.IsEmpty)
        {
            writer.Lines(header + " => 0;");
            return;
        }

        using (writer.Open(header))
        {
            // One check of the length: the compiler then knows that no constant offset is outside.
            writer.Lines($"{KnownTypes.BytesSpan} head = destination[..{Literal.Number(tuple.HeadSize)}];");
            if (tuple.IsDynamic)
            {
                writer.Lines("int tail = head.Length;");
            }

            foreach (FieldModel field in tuple.Fields)
            {
                EncodeField(writer, field, types);
            }

            writer.Lines(tuple.IsDynamic ? "return tail;" : "return head.Length;");
        }
    }

    /// <summary>The initialiser of a field that is read from data.</summary>
    public static string DecodeField(FieldModel field, TypeWriter types, string start)
    {
        string head = Literal.Add(start, field.HeadOffset);
        string position = field.Type.IsDynamic ? $"{KnownTypes.Codec}AbiHead.ReadOffset(data, {start}, {head})" : head;
        return $"{field.PropertyName} = {types.Codec(field.Type)}.Decode(data, {position}, ref budget),";
    }

    private static void EncodeField(SourceWriter writer, FieldModel field, TypeWriter types)
    {
        string head = field.HeadOffset == 0 ? "head" : $"head[{Literal.Number(field.HeadOffset)}..]";
        if (field.Type.IsDynamic)
        {
            writer.Lines($"{KnownTypes.Codec}AbiHead.WriteOffset({head}, tail);");
            writer.Lines($"tail += {types.Codec(field.Type)}.Encode(value.{field.PropertyName}, destination[tail..]);");
        }
        else
        {
            writer.Lines($"{types.Codec(field.Type)}.Encode(value.{field.PropertyName}, {head});");
        }
    }

    private static void Decode(SourceWriter writer, string self, string contract, TupleModel tuple, TypeWriter types)
    {
        string header = $"static {self} {contract}.Decode({KnownTypes.ReadOnlyBytes} data, int position, ref int budget)";
        if (tuple.Fields.IsEmpty)
        {
            writer.Lines(header + " => new();");
            return;
        }

        if (!tuple.IsDynamic)
        {
            writer.Lines(header + " => new()");
            Initialiser(writer, tuple, types);
            return;
        }

        using (writer.Open(header))
        {
            writer.Lines($"{KnownTypes.Codec}AbiHead.Enter(data, position, {Literal.Number(tuple.HeadSize)}, ref budget);");
            writer.Lines("return new()");
            Initialiser(writer, tuple, types);
        }
    }

    private static void Initialiser(SourceWriter writer, TupleModel tuple, TypeWriter types)
    {
        writer.Lines("{");
        using (writer.Indent())
        {
            foreach (FieldModel field in tuple.Fields)
            {
                writer.Lines(DecodeField(field, types, "position"));
            }
        }

        writer.Lines("};");
    }
}
