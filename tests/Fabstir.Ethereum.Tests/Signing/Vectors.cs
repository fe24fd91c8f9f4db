using System.Text.Json;
using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

/// <summary>Reads the fields of vectors.</summary>
internal static class Vectors
{
    public static string Text(this JsonElement vector, string name) => vector.GetProperty(name).GetString()!;

    /// <summary>A number, which the vectors write as JSON or hexadecimal, or leave out.</summary>
    public static UInt256 Number(this JsonElement vector, string name)
    {
        if (!vector.TryGetProperty(name, out JsonElement value))
        {
            return UInt256.Zero;
        }

        string text = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : value.GetString()!;
        return text is "0x" or "" ? UInt256.Zero : UInt256.Parse(text);
    }

    public static Bytes Data(this JsonElement vector, string name) =>
        vector.TryGetProperty(name, out JsonElement value) ? Bytes.Parse(value.GetString()!) : Bytes.Empty;

    public static Address? Account(this JsonElement vector, string name) =>
        vector.TryGetProperty(name, out JsonElement value) && value.GetString() is { Length: > 2 } text ? Address.Parse(text.ToLowerInvariant()) : null;
}
