using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Fabstir.Codegen.Analyzers.Tests.Harness;

/// <summary>A source in which <c>[|…|]</c>, or <c>{|FAB5003:…|}</c> for a rule by name, stands around what is reported.</summary>
internal sealed class MarkedSource
{
    private MarkedSource(string text, IReadOnlyList<(TextSpan Span, string? Id)> marks)
    {
        Text = text;
        Marks = marks;
    }

    public string Text { get; }

    /// <summary>In the order of where they begin. The id is null for the only rule of a test.</summary>
    public IReadOnlyList<(TextSpan Span, string? Id)> Marks { get; }

    public static MarkedSource Parse(string marked)
    {
        StringBuilder text = new();
        List<(TextSpan, string?)> marks = [];
        Stack<(int Start, string? Id)> open = [];
        for (int i = 0; i < marked.Length; i++)
        {
            if (marked.AsSpan(i).StartsWith("[|", StringComparison.Ordinal))
            {
                open.Push((text.Length, null));
                i++;
            }
            else if (marked.AsSpan(i).StartsWith("{|FAB", StringComparison.Ordinal))
            {
                int colon = marked.IndexOf(':', i);
                open.Push((text.Length, marked[(i + 2)..colon]));
                i = colon;
            }
            else if (open.Count > 0 && marked[i] == '|' && i + 1 < marked.Length && marked[i + 1] == (open.Peek().Id is null ? ']' : '}'))
            {
                (int start, string? id) = open.Pop();
                marks.Add((TextSpan.FromBounds(start, text.Length), id));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        Assert.Empty(open);
        return new MarkedSource(text.ToString(), [.. marks.OrderBy(static mark => mark.Item1.Start).ThenBy(static mark => mark.Item2, StringComparer.Ordinal)]);
    }
}
