using System.Globalization;
using System.Text;
using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Shared;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>Writes signatures, the texts that selectors and topics are hashed from, and entries with their names.</summary>
internal static class SignatureText
{
    /// <summary><c>transfer(address,uint256)</c>.</summary>
    public static string Signature(string name, EquatableArray<FieldModel> inputs) => name + Tuple(inputs);

    /// <summary><c>(address,uint256)</c>.</summary>
    public static string Tuple(EquatableArray<FieldModel> fields)
    {
        StringBuilder text = new("(");
        foreach (FieldModel field in fields)
        {
            text.Append(text.Length > 1 ? "," : "").Append(field.Type.Canonical);
        }

        return text.Append(')').ToString();
    }

    /// <summary><c>(address indexed to,uint256 amount)</c>.</summary>
    public static string NamedTuple(EquatableArray<FieldModel> fields)
    {
        StringBuilder text = new("(");
        foreach (FieldModel field in fields)
        {
            text.Append(text.Length > 1 ? "," : "").Append(field.Type.Canonical).Append(field.IsIndexed ? " indexed" : "");
            text.Append(field.SolidityName.Length > 0 ? " " : "").Append(field.SolidityName);
        }

        return text.Append(')').ToString();
    }

    /// <summary>The Keccak-256 of a text in 64 hexadecimal digits.</summary>
    public static string Hash(string text)
    {
        Span<byte> hash = stackalloc byte[Keccak.HashSize];
        Keccak.Hash256(Encoding.UTF8.GetBytes(text), hash);
        Span<char> digits = stackalloc char[2 * Keccak.HashSize];
        Hex.Encode(hash, digits);
        return digits.ToString();
    }

    /// <summary>The types of parameters as parts of an identifier: what overloads append to their name.</summary>
    public static IReadOnlyList<string> Labels(EquatableArray<FieldModel> fields)
    {
        string[] labels = new string[fields.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = Label(fields[i].Type);
        }

        return labels;
    }

    private static string Label(TypeModel type) => type switch
    {
        ElementaryType elementary => elementary.Label,
        NamedType named when ElementaryTypes.Find(named.Canonical) is { } underlying => underlying.Label,
        ArrayType array => $"{Label(array.Element)}Array{array.Length?.ToString(CultureInfo.InvariantCulture)}",
        _ => "Tuple",
    };
}
