using System.Globalization;
using System.Text;

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

    private readonly string _text;
    private readonly Func<string, bool> _isWanted;
    private readonly CancellationToken _cancellationToken;
    private int _position;
    private int _depth;

    /// <summary>Prepares to read a document.</summary>
    /// <param name="text">The document.</param>
    /// <param name="isWanted">Which members of the outermost object are read; the others, such as bytecode and syntax trees, are passed over.</param>
    /// <param name="cancellationToken">Checked at each value.</param>
    public JsonReader(string text, Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        _text = text;
        _isWanted = isWanted;
        _cancellationToken = cancellationToken;
    }

    /// <summary>What is wrong with the document, in a sentence without a full stop; null when nothing is.</summary>
    public string? Failure { get; private set; }

    /// <summary>Where it is wrong.</summary>
    public TextRange FailureRange { get; private set; }

    /// <summary>Reads the document.</summary>
    /// <returns>Its value; null when <see cref="Failure"/> says why not.</returns>
    public JsonValue? Read()
    {
        SkipByteOrderMark();
        JsonValue? value = ReadValue();
        SkipWhiteSpace();
        return value is not null && _position < _text.Length ? Fail($"Unexpected '{_text[_position]}' after the end of the document") : value;
    }

    private JsonValue? ReadValue()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        SkipWhiteSpace();
        if (_position == _text.Length)
        {
            return Fail("The document ends where a value is expected");
        }

        int start = _position;
        switch (_text[start])
        {
            case '{':
                return Nested(() => ReadObject(start));
            case '[':
                return Nested(() => ReadArray(start));
            case '"':
                return ReadString() is { } text ? new JsonValue(JsonKind.String, From(start)) { Text = text } : null;
            case 't':
                return ReadLiteral("true", JsonKind.True);
            case 'f':
                return ReadLiteral("false", JsonKind.False);
            case 'n':
                return ReadLiteral("null", JsonKind.Null);
            case '-' or (>= '0' and <= '9'):
                return ReadNumber();
            default:
                return Fail($"Unexpected '{_text[start]}' where a value is expected");
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
        bool isOutermost = _depth == 1;
        List<JsonMember> members = [];
        _position++;
        SkipWhiteSpace();
        if (TryTake('}'))
        {
            return new JsonValue(JsonKind.Object, From(start));
        }

        do
        {
            SkipWhiteSpace();
            if (Peek() != '"')
            {
                return Fail("A member of an object begins with its name in double quotes");
            }

            if (ReadString() is not { } name)
            {
                return null;
            }

            SkipWhiteSpace();
            if (!TryTake(':'))
            {
                return Fail($"A colon is expected after the name \"{name}\"");
            }

            if (isOutermost && !_isWanted(name))
            {
                if (!SkipValue())
                {
                    return null;
                }
            }
            else if (ReadValue() is { } value)
            {
                members.Add(new JsonMember(name, value));
            }
            else
            {
                return null;
            }

            SkipWhiteSpace();
        }
        while (TryTake(','));

        return TryTake('}') ? new JsonValue(JsonKind.Object, From(start)) { Members = members } : Fail("A comma or a closing brace is expected");
    }

    private JsonValue? ReadArray(int start)
    {
        List<JsonValue> items = [];
        _position++;
        SkipWhiteSpace();
        if (TryTake(']'))
        {
            return new JsonValue(JsonKind.Array, From(start));
        }

        do
        {
            if (ReadValue() is not { } value)
            {
                return null;
            }

            items.Add(value);
            SkipWhiteSpace();
        }
        while (TryTake(','));

        return TryTake(']') ? new JsonValue(JsonKind.Array, From(start)) { Items = items } : Fail("A comma or a closing bracket is expected");
    }

    private string? ReadString()
    {
        int start = ++_position;
        StringBuilder? unescaped = null;
        while (_position < _text.Length)
        {
            char c = _text[_position];
            if (c == '"')
            {
                string text = unescaped is null ? _text.Substring(start, _position - start) : unescaped.ToString();
                _position++;
                return text;
            }

            if (c < ' ')
            {
                return FailString("A line break or control character inside a string is written as an escape");
            }

            if (c != '\\')
            {
                unescaped?.Append(c);
                _position++;
                continue;
            }

            unescaped ??= new StringBuilder().Append(_text, start, _position - start);
            if (!ReadEscape(unescaped))
            {
                return null;
            }
        }

        return FailString("The document ends inside a string");
    }

    /// <summary>Passes over a value without recursion, however deep it is: only its strings and brackets are looked at.</summary>
    private bool SkipValue()
    {
        int open = 0;
        while (_text.AsSpan(_position).IndexOfAny(Structure.AsSpan()) is >= 0 and int next)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            _position += next;
            char c = Peek();
            if (c == '"' && !SkipString())
            {
                return false;
            }

            if (open == 0 && c is ',' or '}' or ']')
            {
                return true;
            }

            open += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
            _position++;
        }

        Fail("The document ends inside a value");
        return false;
    }

    /// <summary>Moves from the opening to the closing quote.</summary>
    private bool SkipString()
    {
        int end = _position;
        do
        {
            end = _text.IndexOf('"', end + 1);
        }
        while (end > 0 && IsEscaped(end));

        if (end < 0)
        {
            FailString("The document ends inside a string");
            return false;
        }

        _position = end;
        return true;
    }

    private bool IsEscaped(int quote)
    {
        int backslashes = 0;
        while (_text[quote - 1 - backslashes] == '\\')
        {
            backslashes++;
        }

        return backslashes % 2 == 1;
    }

    private bool ReadEscape(StringBuilder unescaped)
    {
        char escape = _position + 1 < _text.Length ? _text[_position + 1] : '\0';
        char? simple = escape switch
        {
            '"' or '\\' or '/' => escape,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => null,
        };
        if (simple is { } c)
        {
            unescaped.Append(c);
            _position += 2;
            return true;
        }

        const int DigitCount = 4;
        if (escape == 'u'
            && _position + 2 + DigitCount <= _text.Length
            && ushort.TryParse(_text.Substring(_position + 2, DigitCount), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit))
        {
            unescaped.Append((char)unit);
            _position += 2 + DigitCount;
            return true;
        }

        Fail("An unknown escape in a string: a backslash itself is written twice");
        return false;
    }

    private JsonValue? ReadLiteral(string literal, JsonKind kind)
    {
        int start = _position;
        if (string.CompareOrdinal(_text, start, literal, 0, literal.Length) != 0)
        {
            return Fail($"Unexpected '{_text[start]}' where a value is expected");
        }

        _position += literal.Length;
        return new JsonValue(kind, From(start));
    }

    private JsonValue? ReadNumber()
    {
        int start = _position;
        if (Peek() == '-')
        {
            _position++;
        }

        bool valid = Peek() == '0' ? TryTake('0') : SkipDigits();
        if (valid && TryTake('.'))
        {
            valid = SkipDigits();
        }

        if (valid && Peek() is 'e' or 'E')
        {
            _position++;
            if (Peek() is '+' or '-')
            {
                _position++;
            }

            valid = SkipDigits();
        }

        return valid ? new JsonValue(JsonKind.Number, From(start)) { Text = _text.Substring(start, _position - start) } : Fail("A digit is expected in a number");
    }

    private bool SkipDigits()
    {
        int start = _position;
        while (Peek() is >= '0' and <= '9')
        {
            _position++;
        }

        return _position > start;
    }

    private void SkipByteOrderMark()
    {
        if (Peek() == '\uFEFF')
        {
            _position++;
        }
    }

    private void SkipWhiteSpace()
    {
        while (Peek() is ' ' or '\t' or '\r' or '\n')
        {
            _position++;
        }
    }

    private char Peek() => _position < _text.Length ? _text[_position] : '\0';

    private bool TryTake(char expected)
    {
        if (_position == _text.Length || _text[_position] != expected)
        {
            return false;
        }

        _position++;
        return true;
    }

    private TextRange From(int start) => new(start, _position - start);

    private string? FailString(string failure)
    {
        Fail(failure);
        return null;
    }

    private JsonValue? Fail(string failure)
    {
        Failure = failure;
        FailureRange = new TextRange(_position, _position < _text.Length ? 1 : 0);
        return null;
    }
}
