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
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException($"{typeof(T).Name} is written as a JSON string, not as {reader.TokenType}.");
        }

        return ParseText(ref reader);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString(null, null));
    }

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ParseText(ref reader);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.ToString(null, null));
    }

    private static T ParseText(ref Utf8JsonReader reader)
    {
        try
        {
            return T.Parse(reader.GetString(), null);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            // The serializer adds path, line and position to a JsonException only.
            throw new JsonException(e.Message, e);
        }
    }
}
