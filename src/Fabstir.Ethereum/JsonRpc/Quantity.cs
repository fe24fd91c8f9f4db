using System.Globalization;
using System.Text.Json;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Numbers as the Ethereum JSON-RPC specification writes them: 0x and hexadecimal digits without leading zeros.</summary>
internal static class Quantity
{
    public static string Format(ulong value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);

    public static string Format(UInt256 value) => value.ToString("x");

    /// <exception cref="FormatException">The value is no quantity.</exception>
    public static UInt256 ReadUInt256(JsonElement value)
    {
        string text = JsonFields.Text(value, "a quantity");
        bool canonical = text is "0x0" or ['0', 'x', not '0', ..];
        return canonical && UInt256.TryParse(text, out UInt256 number) ? number : throw new FormatException($"\"{text}\" is no quantity");
    }

    /// <exception cref="FormatException">The value is no quantity, or 2^64 or more.</exception>
    public static ulong ReadUInt64(JsonElement value)
    {
        UInt256 number = ReadUInt256(value);
        return number <= ulong.MaxValue ? (ulong)number : throw new FormatException($"{number} is above 2^64 - 1");
    }

    /// <exception cref="FormatException">The value is no quantity.</exception>
    public static Wei ReadWei(JsonElement value) => new(ReadUInt256(value));

    /// <summary>Reads what a unit of gas costs. Such a price is multiplied: far below 2^256, no product can overflow.</summary>
    /// <exception cref="FormatException">The value is no quantity, or 2^128 or more.</exception>
    public static Wei ReadGasPrice(JsonElement value)
    {
        UInt256 price = ReadUInt256(value);
        return price <= UInt128.MaxValue ? new Wei(price) : throw new FormatException($"{price} wei cannot be a price of gas");
    }
}
