using System.Text;

namespace Fabstir.Host;

/// <summary>Makes of whatever a model yields texts that can be sent: whole characters, and none too long for a frame.</summary>
internal sealed class UnicodePieces
{
    /// <summary>The longest piece, in characters: escaped in JSON it is at most six times as many bytes.</summary>
    public const int MaxLength = 32 * 1024;

    // The first half of a character whose second half comes with the next piece.
    private char? _half;

    /// <summary>What can be sent of what there is so far.</summary>
    public IEnumerable<string> Add(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        if (_half is { } half)
        {
            text = half + text;
            _half = null;
        }

        if (char.IsHighSurrogate(text[^1]))
        {
            _half = text[^1];
            text = text[..^1];
        }

        return Split(WellFormed(text));
    }

    /// <summary>What is left when no more comes; null for nothing.</summary>
    public string? End() => _half is null ? null : Rune.ReplacementChar.ToString();

    private static string WellFormed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        StringBuilder whole = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString();
    }

    private static IEnumerable<string> Split(string text)
    {
        int start = 0;
        while (text.Length - start > MaxLength)
        {
            int length = char.IsHighSurrogate(text[start + MaxLength - 1]) ? MaxLength - 1 : MaxLength;
            yield return text.Substring(start, length);
            start += length;
        }

        if (start < text.Length)
        {
            yield return start == 0 ? text : text[start..];
        }
    }
}
