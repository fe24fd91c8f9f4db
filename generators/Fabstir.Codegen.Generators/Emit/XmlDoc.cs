using System.Text;
using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Writes documentation comments.</summary>
internal static class XmlDoc
{
    /// <summary>What the source says of an entry, and what it is on chain.</summary>
    public static void Entry(SourceWriter writer, DocumentationModel said, string identity)
    {
        writer.Lines($"/// <summary>{Sentence(said.Notice ?? said.Details)}{identity}</summary>");
        Remarks(writer, said);
    }

    /// <summary>What the client of a contract is, and what the source says of the contract.</summary>
    public static void Contract(SourceWriter writer, DocumentationModel said, string name) => Contract(writer, said, name, "client");

    /// <summary>What the service of a contract is, and what the source says of the contract.</summary>
    public static void Service(SourceWriter writer, DocumentationModel said, string name) => Contract(writer, said, name, "service");

    private static void Contract(SourceWriter writer, DocumentationModel said, string name, string kind)
    {
        string notice = Sentence(said.Notice ?? said.Details).TrimEnd();
        writer.Lines($"/// <summary>A {kind} of the contract {Escape(name)}.{(notice.Length == 0 ? "" : " " + notice)}</summary>");
        Remarks(writer, said);
    }

    /// <summary>What the source says of a field, and its type.</summary>
    public static void Field(SourceWriter writer, FieldModel field)
    {
        string unit = field.Unit is null ? "" : $", in {Escape(field.Unit)}";
        string indexed = field.Type is HashedType ? " indexed, as its Keccak-256" : field.IsIndexed ? " indexed" : "";
        string name = field.SolidityName.Length == 0 ? "" : " " + Escape(field.SolidityName);
        writer.Lines($"/// <summary>{Sentence(field.Documentation)}<c>{field.Type.Canonical}{name}</c>{indexed}{unit}.</summary>");
    }

    /// <summary>What the source says of a parameter or output, its type and unit.</summary>
    public static string FieldText(FieldModel field)
    {
        string unit = field.Unit is null ? "" : $", in {Escape(field.Unit)}";
        return $"{Sentence(field.Documentation)}<c>{field.Type.Canonical}</c>{unit}.";
    }

    public static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
            {
                escaped.Append(c).Append(text[++i]);
                continue;
            }

            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                // No comment survives a line break or a character that XML cannot hold.
                < ' ' or '\u0085' or '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' => escaped.Append(' '),
                >= '\uD800' and <= '\uDFFF' => escaped.Append('?'),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    private static void Remarks(SourceWriter writer, DocumentationModel said)
    {
        if (said is { Notice: not null, Details: not null })
        {
            writer.Lines($"/// <remarks>{Escape(said.Details)}</remarks>");
        }
    }

    /// <summary>A text, escaped, with a full stop and a blank behind it; nothing for nothing.</summary>
    public static string Sentence(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        string escaped = Escape(text!);
        return escaped[escaped.Length - 1] is '.' or '!' or '?' or ':' ? escaped + " " : escaped + ". ";
    }
}
