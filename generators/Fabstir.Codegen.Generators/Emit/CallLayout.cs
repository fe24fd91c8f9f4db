namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out calls and declarations: in one line; where that is too long, in two; and where that is too long, too, one part below the other.</summary>
internal static class CallLayout
{
    private const int MaxLineLength = 160;

    /// <summary>A name and what stands in brackets behind it.</summary>
    public static string Of(string head, List<string> parts)
    {
        string list = string.Join(", ", parts);
        if (head.Length + list.Length + 2 <= MaxLineLength)
        {
            return $"{head}({list})";
        }

        string separator = list.Length < MaxLineLength ? ", " : ",\n    ";
        return $"{head}(\n    {string.Join(separator, parts)})";
    }
}
