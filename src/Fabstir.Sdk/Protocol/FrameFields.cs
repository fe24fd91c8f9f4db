using System.Globalization;
using System.Text.Json;
using Fabstir.Abi;

namespace Fabstir.Protocol;

/// <summary>The fields of a frame. Names are taken in either spelling, and ids as a text or a number, because hosts and clients write both.</summary>
internal readonly struct FrameFields(JsonElement element, string frame)
{
    private const int MaxTypeLength = 64;

    /// <summary>Reads a frame, and hands its type and fields over while the text is in memory.</summary>
    /// <exception cref="FrameFormatException">It is no object in JSON, or what is read from it has another form.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8, Func<string, FrameFields, T> read)
    {
        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = StreamProtocol.MaxDepth });
        try
        {
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            if (reader.Read() || document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new FrameFormatException("A frame is one JSON object.");
            }

            string type = new FrameFields(document.RootElement, "frame").Text("type") ?? throw new FrameFormatException("A frame has a type.");
            return type.Length <= MaxTypeLength
                ? read(type, new FrameFields(document.RootElement, type))
                : throw new FrameFormatException($"The type of a frame has {type.Length} characters; {MaxTypeLength} is the most.");
        }
        catch (JsonException e)
        {
            throw FrameFormatException.NoJson(utf8, e);
        }
        catch (InvalidOperationException e)
        {
            // A text with half of a surrogate pair in it, which JSON allows to be written.
            throw new FrameFormatException("A text in a frame is no Unicode.", offset: null, e);
        }
    }

    public string? Text(string name, string? other = null) => Find(name, other) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Wrong(name, "a text");

    /// <summary>An id, as whoever it belongs to wrote it.</summary>
    public string? Id(string name) => Find(name, null) is not { } value ? null
        : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => throw Wrong(name, "a text or a number"),
        };

    public bool? Flag(string name) => Find(name, null) is not { } value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Wrong(name, "true or false");

    /// <summary>A number that is at least 0.</summary>
    public int? Count(string name) => Find(name, null) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= 0 ? number
        : throw Wrong(name, $"a whole number from 0 to {int.MaxValue}");

    public double? Number(string name) => Find(name, null) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number) ? number
        : throw Wrong(name, "a number");

    public ulong? Long(string name, string? other = null) => Find(name, other) is not { } value ? null
        : ulong.TryParse(Digits(value), NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) ? number
        : throw Wrong(name, "a whole number");

    public UInt256? Integer(string name, string? other = null) => Find(name, other) is not { } value ? null
        : UInt256.TryParse(Digits(value), out UInt256 number) ? number
        : throw Wrong(name, "a whole number");

    public Address? Address(string name, string? other = null) => Find(name, other) is not { } value ? null
        : value.ValueKind == JsonValueKind.String && Abi.Address.TryParse(value.GetString(), out Address address) ? address
        : throw Wrong(name, "an address");

    public Bytes32? Hash(string name) => Find(name, null) is not { } value ? null
        : value.ValueKind == JsonValueKind.String && Bytes32.TryParse(value.GetString(), out Bytes32 hash) ? hash
        : throw Wrong(name, "0x and 64 hexadecimal digits");

    public Bytes? Bytes(string name) => Find(name, null) is not { } value ? default(Bytes?)
        : value.ValueKind == JsonValueKind.String && Abi.Bytes.TryParse(value.GetString(), out Bytes bytes) ? bytes
        : throw Wrong(name, "0x and hexadecimal digits");

    public FrameFields? Object(string name) => Find(name, null) is not { } value ? default(FrameFields?)
        : value.ValueKind == JsonValueKind.Object ? new FrameFields(value, $"{frame}.{name}")
        : throw Wrong(name, "an object");

    public IReadOnlyList<T> List<T>(string name, Func<FrameFields, T> read)
    {
        string path = $"{frame}.{name}";
        return Items(name, JsonValueKind.Object, "objects", item => read(new FrameFields(item, path)));
    }

    public IReadOnlyList<string> Texts(string name) => Items(name, JsonValueKind.String, "texts", static item => item.GetString()!);

    public bool IsText(string name) => Find(name, null)?.ValueKind == JsonValueKind.String;

    public FrameFormatException Missing(string name) => new($"{frame}.{name} is missing.");

    private T[] Items<T>(string name, JsonValueKind kind, string what, Func<JsonElement, T> read)
    {
        if (Find(name, null) is not { } value)
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == kind)
            ? [.. value.EnumerateArray().Select(read)]
            : throw Wrong(name, $"a list of {what}");
    }

    private JsonElement? Find(string name, string? other) =>
        element.TryGetProperty(name, out JsonElement value) || (other is not null && element.TryGetProperty(other, out value))
            ? value.ValueKind == JsonValueKind.Null ? null : value
            : null;

    private static string Digits(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };

    private FrameFormatException Wrong(string name, string expected) => new($"{frame}.{name} has to be {expected}.");
}
