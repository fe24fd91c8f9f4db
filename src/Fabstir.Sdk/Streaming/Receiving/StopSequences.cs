namespace Fabstir;

/// <summary>Cuts an answer before the first of some texts. What may be the beginning of one is held back and put before the next piece. Not thread-safe.</summary>
internal sealed class StopSequences(IReadOnlyList<string> sequences)
{
    private string _held = "";

    /// <summary>Whether one was found: the answer is over.</summary>
    public bool IsFound { get; private set; }

    /// <summary>What of a piece, and of what was held back before, can be handed out. Its tokens stay as they are.</summary>
    public TokenChunk Pass(in TokenChunk chunk)
    {
        string text = _held.Length == 0 ? chunk.Text : _held + chunk.Text;
        int end = FindFirst(text);
        IsFound = end >= 0;
        int length = IsFound ? end : text.Length - LongestBeginning(text);
        _held = IsFound ? "" : text[length..];
        return length == text.Length ? chunk with { Text = text } : chunk with { Text = text[..length] };
    }

    /// <summary>What is still held back when the answer is over.</summary>
    public string Flush()
    {
        string rest = _held;
        _held = "";
        return rest;
    }

    private int FindFirst(string text)
    {
        int first = -1;
        foreach (string sequence in sequences)
        {
            int at = text.IndexOf(sequence, StringComparison.Ordinal);
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }

        return first;
    }

    /// <summary>How much of the end may be the beginning of a sequence.</summary>
    private int LongestBeginning(string text)
    {
        int longest = 0;
        foreach (string sequence in sequences)
        {
            for (int length = Math.Min(sequence.Length - 1, text.Length); length > longest; length--)
            {
                if (text.AsSpan(text.Length - length).SequenceEqual(sequence.AsSpan(0, length)))
                {
                    longest = length;
                }
            }
        }

        return longest;
    }
}
