namespace Fabstir.Codegen.Analyzers.Signatures;

/// <summary>A parameter of an entry.</summary>
/// <param name="Type">The type as it is hashed.</param>
/// <param name="Name">The name; empty when it has none.</param>
/// <param name="IsIndexed">Whether it is a topic of an event.</param>
internal sealed record AbiParameter(string Type, string Name, bool IsIndexed)
{
    /// <summary>Reads <c>address indexed to</c>; null when the text is no parameter.</summary>
    public static AbiParameter? Parse(string text)
    {
        int end = EndOfType(text);
        string type = Canonical(text.Substring(0, end));
        string[] words = text.Substring(end).Split([' '], StringSplitOptions.RemoveEmptyEntries);
        bool indexed = words.Length > 0 && words[0] == "indexed";
        int first = indexed ? 1 : 0;
        return IsType(type) && words.Length <= first + 1 ? new AbiParameter(type, words.Length > first ? words[first] : "", indexed) : null;
    }

    /// <summary>The type as it is hashed: <c>uint</c> is <c>uint256</c>.</summary>
    public static string Canonical(string type)
    {
        int dimensions = type.IndexOf('[');
        string element = dimensions < 0 ? type : type.Substring(0, dimensions);
        string rest = dimensions < 0 ? "" : type.Substring(dimensions);
        return element switch
        {
            "uint" => "uint256" + rest,
            "int" => "int256" + rest,
            _ => type,
        };
    }

    private static int EndOfType(string text)
    {
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (depth == 0 && text[i] == ' ')
            {
                return i;
            }

            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
        }

        return text.Length;
    }

    private static bool IsType(string type) =>
        type.StartsWith("(", StringComparison.Ordinal)
        || type.StartsWith("uint", StringComparison.Ordinal)
        || type.StartsWith("int", StringComparison.Ordinal)
        || type.StartsWith("bytes", StringComparison.Ordinal)
        || type.StartsWith("address", StringComparison.Ordinal)
        || type.StartsWith("bool", StringComparison.Ordinal)
        || type.StartsWith("string", StringComparison.Ordinal)
        || type.StartsWith("function", StringComparison.Ordinal)
        || type.StartsWith("tuple", StringComparison.Ordinal);
}
