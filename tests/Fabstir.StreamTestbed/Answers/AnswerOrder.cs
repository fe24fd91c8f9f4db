using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Fabstir.StreamTestbed.Answers;

/// <summary>An answer that is asked for: its prompt says all of it, so that whoever asks knows the text that has to come, and nobody has to be believed.</summary>
/// <param name="Seed">What the words are made of.</param>
/// <param name="Tokens">How many tokens.</param>
/// <param name="PaceMilliseconds">How long the model takes for each token; 0 for none.</param>
internal sealed record AnswerOrder(ulong Seed, int Tokens, int PaceMilliseconds = 0)
{
    // Quotes, line ends and letters of two, three and four bytes: what has to be escaped, and what a buffer can cut in half.
    private static readonly string[] Syllables =
        ["ba", "\"de\"", "gé", "\\ho", "ňu", "中文", "😀", "k\nl", "мир", "z\t", "ö", "qu"];

    /// <summary>What the model is asked.</summary>
    public string Prompt => string.Create(CultureInfo.InvariantCulture, $"tell {Tokens} tokens of {Seed} every {PaceMilliseconds} ms");

    /// <summary>A token. It tells its own place: whoever finds it knows which one it is.</summary>
    public string TokenAt(int index)
    {
        ulong dice = Dice.Mix(Seed ^ ((ulong)index << 32));
        return string.Create(CultureInfo.InvariantCulture, $" {index}:{Syllables[dice % 12]}{Syllables[(dice >> 8) % 12]}");
    }

    /// <summary>The first tokens of the answer, or all of them.</summary>
    public string TextOf(int tokens)
    {
        StringBuilder text = new();
        for (int index = 0; index < tokens; index++)
        {
            text.Append(TokenAt(index));
        }

        return text.ToString();
    }

    /// <summary>Understands a prompt.</summary>
    public static bool TryParse(string prompt, [NotNullWhen(true)] out AnswerOrder? order)
    {
        order = prompt.Split(' ') is ["tell", var tokens, "tokens", "of", var seed, "every", var pace, "ms"]
            && int.TryParse(tokens, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)
            && int.TryParse(pace, NumberStyles.None, CultureInfo.InvariantCulture, out int milliseconds)
                ? new AnswerOrder(number, count, milliseconds)
                : null;
        return order is not null;
    }
}
