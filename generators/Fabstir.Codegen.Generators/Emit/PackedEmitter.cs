using System.Globalization;
using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out how the fields of a struct are packed side by side.</summary>
internal static class PackedEmitter
{
    private const int BitsPerByte = 8;

    public static string Interface(string name) => $"{KnownTypes.Abi}IPackedTuple<{name}>";

    public static void Members(SourceWriter writer, StructModel model, string name, TypeWriter types)
    {
        writer.Separate();
        using (writer.Open($"static void {Interface(name)}.Pack({name} value, {KnownTypes.Abi}PackedWriter writer)"))
        {
            foreach (FieldModel field in model.Tuple.Fields)
            {
                writer.Lines($"writer.{Add(field, types)};");
            }
        }
    }

    private static string Add(FieldModel field, TypeWriter types)
    {
        string value = "value." + field.PropertyName;
        string layout = $"<{types.CSharpType(field.Type)}, {types.Codec(field.Type)}>";
        return field.Type switch
        {
            ElementaryType { IsDynamic: true } => $"Add({value})",
            ArrayType { Length: null } array => $"AddElements<{types.CSharpType(array.Element)}, {types.Codec(array.Element)}>({value})",
            ArrayType => $"AddWords{layout}({value})",
            _ when IsLeftAligned(field.Type.Canonical) => $"AddLeft{layout}({value}, {Literal.Number(SizeOf(field.Type.Canonical))})",
            _ => $"AddRight{layout}({value}, {Literal.Number(SizeOf(field.Type.Canonical))})",
        };
    }

    private static bool IsLeftAligned(string canonical) => canonical == "function" || canonical.StartsWith("bytes", StringComparison.Ordinal);

    /// <summary>How many bytes the values of a type have.</summary>
    private static int SizeOf(string canonical) => canonical switch
    {
        "bool" => 1,
        "address" => 20,
        "function" => 24,
        _ when canonical.StartsWith("bytes", StringComparison.Ordinal) => NumberIn(canonical),
        _ => NumberIn(canonical) / BitsPerByte,
    };

    // uint24, bytes4, fixed128x18
    private static int NumberIn(string canonical)
    {
        int start = canonical.IndexOfAny(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
        int end = canonical.IndexOf('x', start);
        return int.Parse(end < 0 ? canonical.Substring(start) : canonical.Substring(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
