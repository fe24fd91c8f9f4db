using System.Text;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out calls and declarations: in one line, or, where that is too long, one part below the other.</summary>
internal static class CallLayout
{
    private const int MaxLineLength = 160;

    /// <summary>A name and what stands in brackets behind it.</summary>
    public static string Of(string head, List<string> parts)
    {
        string line = $"{head}({string.Join(", ", parts)})";
        if (line.Length <= MaxLineLength)
        {
            return line;
        }

        StringBuilder lines = new(head);
        lines.Append('(');
        foreach (string part in parts)
        {
            lines.Append(lines[lines.Length - 1] == '(' ? "\n    " : ",\n    ").Append(part);
        }

        return lines.Append(')').ToString();
    }
}
