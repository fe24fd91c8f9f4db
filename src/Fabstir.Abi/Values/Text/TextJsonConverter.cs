using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fabstir.Abi;

/// <summary>Reads and writes a value by its text form: an address, fixed bytes, bytes or a big integer, also as a key of a dictionary.</summary>
/// <typeparam name="T">The value type.</typeparam>
/// <remarks>Applied to the value types of this library; name it only to override another converter. Thread-safe.</remarks>
public sealed class TextJsonConverter<T> : JsonConverter<T>
    where T : struct, ISpanParsable<T>, ISpanFormattable
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        return reader.TokenType switch
        {
            JsonTokenType.String => Parse(reader.GetString()),
            // The digits themselves: a JSON number may be larger than any number type.
            JsonTokenType.Number => Parse(Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan)),
            _ => throw new JsonException($"{typeof(T).Name} is written as a JSON string, not as {reader.TokenType}."),
        };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString(null, null));
    }

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.ToString(null, null));
    }

    private static T Parse(string? text)
    {
        try
        {
            return T.Parse(text!, null);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            // The serializer adds path, line and position to a JsonException only.
            throw new JsonException(e.Message, e);
        }
    }
}
