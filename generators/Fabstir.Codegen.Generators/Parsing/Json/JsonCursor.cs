namespace Fabstir.Codegen.Generators.Parsing.Json;

/// <summary>A place in a document, or in a part of it, and what was found wrong there. The first failure ends the reading.</summary>
internal sealed class JsonCursor(string text, TextRange part)
{
    private readonly int _end = part.Start + part.Length;

    public string Text => text;

    public int Position { get; set; } = part.Start;

    public bool AtEnd => Position == _end;

    /// <summary>What is not read yet.</summary>
    public ReadOnlySpan<char> Rest => text.AsSpan(Position, _end - Position);

    /// <summary>What is wrong with the document, in a sentence without a full stop; null when nothing is.</summary>
    public string? Failure { get; private set; }

    /// <summary>Where it is wrong.</summary>
    public TextRange FailureRange { get; private set; }

    /// <summary>The next character; NUL at the end.</summary>
    public char Peek() => AtEnd ? '\0' : text[Position];

    public bool TryTake(char expected)
    {
        if (AtEnd || text[Position] != expected)
        {
            return false;
        }

        Position++;
        return true;
    }

    public void SkipWhiteSpace()
    {
        while (Peek() is ' ' or '\t' or '\r' or '\n')
        {
            Position++;
        }
    }

    /// <summary>Passes over decimal digits.</summary>
    /// <returns>Whether there was one.</returns>
    public bool SkipDigits()
    {
        int start = Position;
        while (Peek() is >= '0' and <= '9')
        {
            Position++;
        }

        return Position > start;
    }

    /// <summary>What was read since a place.</summary>
    public TextRange From(int start) => new(start, Position - start);

    public void Fail(string failure)
    {
        Failure = failure;
        FailureRange = new TextRange(Position, AtEnd ? 0 : 1);
    }
}
