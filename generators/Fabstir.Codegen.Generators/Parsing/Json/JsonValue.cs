namespace Fabstir.Codegen.Generators.Parsing.Json;

/// <summary>A value of a JSON document, and where it stands.</summary>
internal sealed class JsonValue(JsonKind kind, TextRange range)
{
    public JsonKind Kind { get; } = kind;

    public TextRange Range { get; } = range;

    /// <summary>The text of a string, without its quotes and escapes.</summary>
    public string Text { get; init; } = "";

    /// <summary>The elements of an array.</summary>
    public IReadOnlyList<JsonValue> Items { get; init; } = [];

    /// <summary>The members of an object, in order. Of members with one name the last counts, as in every JSON parser that browsers have.</summary>
    public IReadOnlyList<JsonMember> Members { get; init; } = [];

    /// <summary>The member of an object with a name; null when it has none, or this is no object.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            for (int i = Members.Count - 1; i >= 0; i--)
            {
                if (Members[i].Name == name)
                {
                    return Members[i].Value;
                }
            }

            return null;
        }
    }

    /// <summary>The text of a member that is a string; null when there is none.</summary>
    public string? TextOf(string name) => this[name] is { Kind: JsonKind.String } value ? value.Text : null;
}

/// <summary>A member of an object.</summary>
internal sealed class JsonMember(string name, JsonValue value)
{
    public string Name { get; } = name;

    public JsonValue Value { get; } = value;
}

/// <summary>What a JSON value is.</summary>
internal enum JsonKind
{
    /// <summary>Not looked at yet: only where it stands is known.</summary>
    Unread,

    Null,
    False,
    True,
    Number,
    String,
    Array,
    Object,
}
