using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out what a struct is in typed data (EIP-712).</summary>
internal static class TypedDataEmitter
{
    public static string Interface(string name) => $"{KnownTypes.Abi}ITypedData<{name}>";

    public static void Members(SourceWriter writer, StructModel model, TypedDataModel typedData, string name, TypeWriter types)
    {
        string contract = Interface(name);
        writer.Separate();
        writer.Lines($"static string {contract}.EncodeType => {Literal.Text(typedData.EncodeType)};");
        writer.Lines($"static {KnownTypes.Bytes32} {contract}.TypeHash => new({Literal.Numbers(typedData.Hash)});");
        writer.Lines($"static int {contract}.FieldCount => {Literal.Number(model.Tuple.Fields.Length)};");
        writer.Separate();
        using (writer.Open($"static void {contract}.EncodeData({name} value, {KnownTypes.BytesSpan} words)"))
        {
            for (int i = 0; i < model.Tuple.Fields.Length; i++)
            {
                FieldModel field = model.Tuple.Fields[i];
                string word = i == 0 ? "words[..32]" : $"words.Slice({Literal.Number(i * TypeModel.WordSize)}, 32)";
                writer.Lines($"{Word(field.Type, types)}.Write(value.{field.PropertyName}, {word});");
            }
        }
    }

    private static string Word(TypeModel type, TypeWriter types) => type switch
    {
        ElementaryType { Canonical: "string" } => KnownTypes.Codec + "StringHash",
        ElementaryType { Canonical: "bytes" } => KnownTypes.Codec + "BytesHash",
        ArrayType { Length: { } length } array =>
            $"{KnownTypes.Codec}FixedArrayHash<{types.CSharpType(array.Element)}, {Word(array.Element, types)}, {types.Length(length)}>",
        ArrayType array => $"{KnownTypes.Codec}ArrayHash<{types.CSharpType(array.Element)}, {Word(array.Element, types)}>",
        NamedType when type.Canonical.StartsWith("(", StringComparison.Ordinal) => $"{KnownTypes.Codec}StructHash<{types.CSharpType(type)}>",
        _ => $"{KnownTypes.Codec}ValueWord<{types.CSharpType(type)}, {types.Codec(type)}>",
    };
}
