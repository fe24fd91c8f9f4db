using System.Globalization;

namespace Fabstir.StreamTestbed.Answers;

/// <summary>Which tokens of an answer a reader was given, found in the text alone.</summary>
/// <param name="Received">How many different ones.</param>
/// <param name="Duplicated">How many came again.</param>
/// <param name="Missing">How many of those that had to come did not, or not in their place.</param>
internal sealed record TextTally(int Received, int Duplicated, int Missing)
{
    /// <summary>Counts.</summary>
    /// <param name="order">What was asked for.</param>
    /// <param name="text">What the reader was given, put together.</param>
    /// <param name="isWhole">Whether all of it had to come; else the text may end anywhere, without a hole.</param>
    public static TextTally Of(AnswerOrder order, string text, bool isWhole)
    {
        HashSet<int> seen = [];
        int duplicated = 0;
        int wrong = 0;
        int last = -1;
        for (int at = 0; at < text.Length;)
        {
            int? index = IndexAt(text, at);
            if (index is not { } found || found >= order.Tokens || !text.AsSpan(at).StartsWith(order.TokenAt(found)))
            {
                // What is no token is looked over, up to the next.
                wrong++;
                at = text.IndexOf(' ', at + 1) is var next and > 0 ? next : text.Length;
                continue;
            }

            bool isNew = seen.Add(found);
            duplicated += isNew ? 0 : 1;
            wrong += isNew && found < last ? 1 : 0;
            last = found;
            at += order.TokenAt(found).Length;
        }

        int expected = isWhole ? order.Tokens : seen.Count == 0 ? 0 : seen.Max() + 1;
        return new TextTally(seen.Count, duplicated, expected - seen.Count(index => index < expected) + wrong);
    }

    private static int? IndexAt(string text, int at)
    {
        int colon = text.IndexOf(':', at);
        return colon > at && text[at] == ' ' && int.TryParse(text.AsSpan(at + 1, colon - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? index
            : null;
    }
}
