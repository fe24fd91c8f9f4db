using System.Text.Json;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Reads the fields of an answer strictly. What is wrong becomes a <see cref="FormatException"/>, whatever kind of JSON is there.</summary>
internal static class JsonFields
{
    public static JsonElement Required(this JsonElement value, string name) =>
        value.Optional(name) ?? throw new FormatException($"the field {name} is missing");

    /// <summary>A field of an object; null when it is missing or null.</summary>
    public static JsonElement? Optional(this JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"an object is needed, not {value.ValueKind}");
        }

        try
        {
            return value.TryGetProperty(name, out JsonElement field) && field.ValueKind != JsonValueKind.Null ? field : null;
        }
        catch (InvalidOperationException e)
        {
            throw HalfASurrogatePair(e);
        }
    }

    public static string Text(JsonElement value, string kind)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String
                ? value.GetString()!
                : throw new FormatException($"{kind} is a string, not {value.ValueKind}");
        }
        catch (InvalidOperationException e)
        {
            throw HalfASurrogatePair(e);
        }
    }

    public static Address ReadAddress(JsonElement value)
    {
        string text = Text(value, "an address");
        return Address.TryParse(text, out Address address) ? address : throw new FormatException($"\"{text}\" is no address");
    }

    public static Bytes32 ReadBytes32(JsonElement value)
    {
        string text = Text(value, "a hash");
        return Bytes32.TryParse(text, out Bytes32 hash) ? hash : throw new FormatException($"\"{text}\" is no 32 bytes");
    }

    public static Bytes ReadBytes(JsonElement value)
    {
        string text = Text(value, "data");
        return Bytes.TryParse(text, out Bytes bytes) ? bytes : throw new FormatException($"\"{text}\" is no data");
    }

    public static bool ReadBoolean(JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw new FormatException($"a boolean is needed, not {value.ValueKind}");

    public static T[] ReadArray<T>(JsonElement value, Func<JsonElement, T> readElement)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException($"an array is needed, not {value.ValueKind}");
        }

        T[] elements = new T[value.GetArrayLength()];
        int count = 0;
        foreach (JsonElement element in value.EnumerateArray())
        {
            elements[count++] = readElement(element);
        }

        return elements;
    }

    // Escapes are looked at when a text or a name is read, long after the JSON was found to be well-formed.
    private static FormatException HalfASurrogatePair(InvalidOperationException cause) => new("it has text that is no Unicode", cause);
}
