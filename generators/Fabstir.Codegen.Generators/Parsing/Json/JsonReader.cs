namespace Fabstir.Codegen.Generators.Parsing.Json;

/// <summary>
/// Reads JSON (RFC 8259) and keeps positions, which no reader that a compiler host ships can do. It never throws: what is wrong, and where,
/// is in <see cref="Failure"/>.
/// </summary>
internal sealed class JsonReader
{
    // Deeper documents are no artifacts; without a bound they would overflow the stack of the compiler.
    private const int MaxDepth = 128;

    // What decides where a value that is passed over ends.
    private const string Structure = "\"{}[],";

    private readonly JsonCursor _cursor;
    private readonly CancellationToken _cancellationToken;
    private Func<string, bool>? _isWanted;
    private int _depth;

    /// <summary>Prepares to read a document, or a part of one.</summary>
    /// <param name="text">The document.</param>
    /// <param name="part">The part.</param>
    /// <param name="cancellationToken">Checked at each value.</param>
    public JsonReader(string text, TextRange part, CancellationToken cancellationToken)
    {
        _cursor = new JsonCursor(text, part);
        _cancellationToken = cancellationToken;
    }

    /// <summary>What is wrong with the document, in a sentence without a full stop; null when nothing is.</summary>
    public string? Failure => _cursor.Failure;

    /// <summary>Where it is wrong.</summary>
    public TextRange FailureRange => _cursor.FailureRange;

    /// <summary>Reads the document.</summary>
    /// <returns>Its value; null when <see cref="Failure"/> says why not.</returns>
    public JsonValue? Read()
    {
        _cursor.TryTake('\uFEFF');
        JsonValue? value = ReadValue();
        _cursor.SkipWhiteSpace();
        return value is not null && !_cursor.AtEnd ? Fail($"Unexpected '{_cursor.Peek()}' after the end of the document") : value;
    }

    /// <summary>Reads an object, and passes over the values of most of its members: see <see cref="JsonKind.Unread"/>. Anything else is read as a whole.</summary>
    /// <param name="isWanted">The names of members that are read.</param>
    /// <returns>The object; null when <see cref="Failure"/> says why not.</returns>
    public JsonValue? ReadLevel(Func<string, bool> isWanted)
    {
        _isWanted = isWanted;
        return Read();
    }

    private JsonValue? ReadValue()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _cursor.SkipWhiteSpace();
        if (_cursor.AtEnd)
        {
            return Fail("The document ends where a value is expected");
        }

        int start = _cursor.Position;
        switch (_cursor.Text[start])
        {
            case '{':
                return Nested(() => ReadObject(start));
            case '[':
                return Nested(() => ReadArray(start));
            case '"':
                return JsonStrings.Read(_cursor) is { } text ? new JsonValue(JsonKind.String, _cursor.From(start)) { Text = text } : null;
            case 't':
                return ReadLiteral("true", JsonKind.True);
            case 'f':
                return ReadLiteral("false", JsonKind.False);
            case 'n':
                return ReadLiteral("null", JsonKind.Null);
            case '-' or (>= '0' and <= '9'):
                return ReadNumber();
            default:
                return Fail($"Unexpected '{_cursor.Text[start]}' where a value is expected");
        }
    }

    private JsonValue? Nested(Func<JsonValue?> read)
    {
        if (_depth == MaxDepth)
        {
            return Fail($"The document is nested deeper than {MaxDepth} levels");
        }

        _depth++;
        JsonValue? value = read();
        _depth--;
        return value;
    }

    private JsonValue? ReadObject(int start)
    {
        List<JsonMember> members = [];
        _cursor.Position++;
        _cursor.SkipWhiteSpace();
        if (_cursor.TryTake('}'))
        {
            return new JsonValue(JsonKind.Object, _cursor.From(start));
        }

        do
        {
            _cursor.SkipWhiteSpace();
            if (_cursor.Peek() != '"')
            {
                return Fail("A member of an object begins with its name in double quotes");
            }

            if (JsonStrings.Read(_cursor) is not { } name)
            {
                return null;
            }

            _cursor.SkipWhiteSpace();
            if (!_cursor.TryTake(':'))
            {
                return Fail($"A colon is expected after the name \"{name}\"");
            }

            if ((_depth == 1 && _isWanted?.Invoke(name) == false ? SkipValue() : ReadValue()) is { } value)
            {
                members.Add(new JsonMember(name, value));
            }
            else
            {
                return null;
            }

            _cursor.SkipWhiteSpace();
        }
        while (_cursor.TryTake(','));

        return _cursor.TryTake('}') ? new JsonValue(JsonKind.Object, _cursor.From(start)) { Members = members } : Fail("A comma or a closing brace is expected");
    }

    private JsonValue? ReadArray(int start)
    {
        List<JsonValue> items = [];
        _cursor.Position++;
        _cursor.SkipWhiteSpace();
        if (_cursor.TryTake(']'))
        {
            return new JsonValue(JsonKind.Array, _cursor.From(start));
        }

        do
        {
            if (ReadValue() is not { } value)
            {
                return null;
            }

            items.Add(value);
            _cursor.SkipWhiteSpace();
        }
        while (_cursor.TryTake(','));

        return _cursor.TryTake(']') ? new JsonValue(JsonKind.Array, _cursor.From(start)) { Items = items } : Fail("A comma or a closing bracket is expected");
    }

    /// <summary>Passes over a value without recursion, however deep it is: only its strings and brackets are looked at.</summary>
    private JsonValue? SkipValue()
    {
        _cursor.SkipWhiteSpace();
        int start = _cursor.Position;
        int open = 0;
        while (_cursor.Rest.IndexOfAny(Structure.AsSpan()) is >= 0 and int next)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            _cursor.Position += next;
            char c = _cursor.Peek();
            if (c == '"' && !JsonStrings.Skip(_cursor))
            {
                return null;
            }

            if (open == 0 && c is ',' or '}' or ']')
            {
                return _cursor.Position > start ? new JsonValue(JsonKind.Unread, _cursor.From(start)) : Fail($"Unexpected '{c}' where a value is expected");
            }

            open += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
            _cursor.Position++;
        }

        return Fail("The document ends inside a value");
    }

    private JsonValue? ReadLiteral(string literal, JsonKind kind)
    {
        int start = _cursor.Position;
        if (string.CompareOrdinal(_cursor.Text, start, literal, 0, literal.Length) != 0)
        {
            return Fail($"Unexpected '{_cursor.Text[start]}' where a value is expected");
        }

        _cursor.Position += literal.Length;
        return new JsonValue(kind, _cursor.From(start));
    }

    private JsonValue? ReadNumber()
    {
        int start = _cursor.Position;
        if (_cursor.Peek() == '-')
        {
            _cursor.Position++;
        }

        bool valid = _cursor.Peek() == '0' ? _cursor.TryTake('0') : _cursor.SkipDigits();
        if (valid && _cursor.TryTake('.'))
        {
            valid = _cursor.SkipDigits();
        }

        if (valid && _cursor.Peek() is 'e' or 'E')
        {
            _cursor.Position++;
            if (_cursor.Peek() is '+' or '-')
            {
                _cursor.Position++;
            }

            valid = _cursor.SkipDigits();
        }

        return valid ? new JsonValue(JsonKind.Number, _cursor.From(start)) { Text = _cursor.Text.Substring(start, _cursor.Position - start) } : Fail("A digit is expected in a number");
    }

    private JsonValue? Fail(string failure)
    {
        _cursor.Fail(failure);
        return null;
    }
}
