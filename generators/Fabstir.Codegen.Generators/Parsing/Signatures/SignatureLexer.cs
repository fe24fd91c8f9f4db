namespace Fabstir.Codegen.Generators.Parsing.Signatures;

/// <summary>Cuts a file of signatures into words and signs, without comments.</summary>
internal static class SignatureLexer
{
    /// <summary>The tokens in order; the last has no text.</summary>
    public static List<Token> Read(string text, CancellationToken cancellationToken)
    {
        List<Token> tokens = [];
        bool startsLine = true;
        int position = 0;
        while (position < text.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            char c = text[position];
            if (char.IsWhiteSpace(c) || c == '\uFEFF')
            {
                startsLine |= c is '\n' or '\r';
                position++;
            }
            else if (Starts(text, position, "//"))
            {
                position = EndOf(text, text.IndexOfAny(['\n', '\r'], position));
            }
            else if (Starts(text, position, "/*"))
            {
                int end = text.IndexOf("*/", position + 2, StringComparison.Ordinal);
                position = EndOf(text, end < 0 ? end : end + 2);
            }
            else
            {
                int end = position + 1;
                while (Token.IsWordCharacter(c) && end < text.Length && Token.IsWordCharacter(text[end]))
                {
                    end++;
                }

                tokens.Add(new Token(text.Substring(position, end - position), new TextRange(position, end - position), startsLine));
                startsLine = false;
                position = end;
            }
        }

        tokens.Add(new Token("", new TextRange(text.Length, 0), StartsLine: true));
        return tokens;
    }

    private static bool Starts(string text, int position, string with) => string.CompareOrdinal(text, position, with, 0, with.Length) == 0;

    private static int EndOf(string text, int end) => end < 0 ? text.Length : end;
}
