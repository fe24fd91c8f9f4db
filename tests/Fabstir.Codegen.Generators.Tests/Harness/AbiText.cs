using System.Text.Json.Nodes;

namespace Fabstir.Codegen.Generators.Tests.Harness;

/// <summary>
/// Writes ABI JSON from a shorter form: <c>function f(uint256 a,(bool x,bytes y)[] b) view returns (uint8)</c>. An internalType stands in angle brackets
/// behind the type, as in <c>(uint256 id)&lt;struct IVault.Order&gt;[] orders</c>.
/// </summary>
internal sealed class AbiText
{
    private readonly string _text;
    private int _position;

    private AbiText(string text) => _text = text;

    /// <summary>An ABI of entries.</summary>
    public static string Of(params string[] entries) => new JsonArray([.. entries.Select(static entry => new AbiText(entry).ReadEntry())]).ToJsonString();

    private JsonObject ReadEntry()
    {
        string type = ReadWord();
        JsonObject entry = new() { ["type"] = type };
        if (type is "function" or "event" or "error")
        {
            entry["name"] = ReadWord();
        }

        if (TryTake('('))
        {
            entry["inputs"] = ReadParameters();
        }

        string mutability = type is "receive" ? "payable" : "nonpayable";
        while (ReadWord() is { Length: > 0 } word)
        {
            switch (word)
            {
                case "anonymous":
                    entry["anonymous"] = true;
                    break;
                case "returns":
                    Assert.True(TryTake('('));
                    entry["outputs"] = ReadParameters();
                    break;
                default:
                    mutability = word;
                    break;
            }
        }

        if (type is not ("event" or "error"))
        {
            entry["stateMutability"] = mutability;
        }

        if (type is "function")
        {
            entry["outputs"] ??= new JsonArray();
        }

        Assert.Equal(_text.Length, _position);
        return entry;
    }

    private JsonArray ReadParameters()
    {
        JsonArray parameters = [];
        while (!TryTake(')'))
        {
            parameters.Add((JsonNode)ReadParameter());
            TryTake(',');
        }

        return parameters;
    }

    private JsonObject ReadParameter()
    {
        JsonObject parameter = [];
        JsonArray? components = TryTake('(') ? ReadParameters() : null;
        string baseType = components is null ? ReadWord() : "tuple";
        string? internalType = TryTake('<') ? ReadTo('>') : null;
        string dimensions = ReadDimensions();
        string name = ReadWord();
        if (name == "indexed")
        {
            parameter["indexed"] = true;
            name = ReadWord();
        }

        parameter["name"] = name;
        parameter["type"] = baseType + dimensions;
        if (components is not null)
        {
            parameter["components"] = components;
        }

        if (internalType is not null)
        {
            parameter["internalType"] = internalType + dimensions;
        }

        return parameter;
    }

    private string ReadDimensions()
    {
        int start = _position;
        while (TryTake('['))
        {
            ReadTo(']');
        }

        return _text[start.._position].Trim();
    }

    private string ReadWord()
    {
        SkipBlanks();
        int start = _position;
        while (_position < _text.Length && !" (),[]<>".Contains(_text[_position], StringComparison.Ordinal))
        {
            _position++;
        }

        return _text[start.._position].Trim();
    }

    private string ReadTo(char end)
    {
        int start = _position;
        _position = _text.IndexOf(end, start) + 1;
        return _text[start..(_position - 1)];
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length && _text[_position] == ' ')
        {
            _position++;
        }
    }

    private bool TryTake(char expected)
    {
        SkipBlanks();
        if (_position == _text.Length || _text[_position] != expected)
        {
            return false;
        }

        _position++;
        return true;
    }
}
