using System.Globalization;
using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>The types that Solidity and Vyper have without a declaration, and what they are in C#.</summary>
internal static class ElementaryTypes
{
    private const int MaxBits = 256;
    private const int MaxFixedBytes = 32;
    private const int MaxFixedDecimals = 80;

    private static readonly string[] Suggestions =
    [
        "address", "bool", "string", "bytes", "bytes4", "bytes20", "bytes32", "function", "tuple",
        "uint8", "uint16", "uint32", "uint64", "uint128", "uint256", "int8", "int16", "int32", "int64", "int128", "int256",
    ];

    /// <summary>The type of a name; null when there is none of that name.</summary>
    public static ElementaryType? Find(string name) => name switch
    {
        "bool" => new("bool", false, "bool", "BoolCodec", "Bool"),
        "address" => new("address", false, "Abi::Address", "AddressCodec", "Address"),
        "string" => new("string", true, "string", "StringCodec", "String"),
        "bytes" => new("bytes", true, "Abi::Bytes", "BytesCodec", "Bytes"),
        "function" => new("function", false, "Abi::ExternalFunction", "ExternalFunctionCodec", "Function"),
        "byte" => FixedBytes(1),
        "uint" => Integer("uint256", MaxBits, isSigned: false),
        "int" => Integer("int256", MaxBits, isSigned: true),
        _ => FindSized(name),
    };

    /// <summary>A name that was probably meant; null when none is near.</summary>
    public static string? FindSimilar(string name)
    {
        string? nearest = null;
        int least = 3;
        foreach (string candidate in Suggestions)
        {
            int distance = EditDistance.Between(name, candidate);
            if (distance < least)
            {
                least = distance;
                nearest = candidate;
            }
        }

        return nearest;
    }

    private static ElementaryType? FindSized(string name)
    {
        if (TryTakeSize(name, "bytes", out int size))
        {
            return size is >= 1 and <= MaxFixedBytes ? FixedBytes(size) : null;
        }

        bool isSigned = name.StartsWith("int", StringComparison.Ordinal) || name.StartsWith("fixed", StringComparison.Ordinal);
        if (TryTakeSize(name, "uint", out int bits) || TryTakeSize(name, "int", out bits) || TryTakeFixedPoint(name, out bits))
        {
            return bits is >= 8 and <= MaxBits && bits % 8 == 0 ? Integer(name, bits, isSigned) : null;
        }

        return null;
    }

    private static ElementaryType FixedBytes(int size) =>
        new($"bytes{size}", false, $"Abi::Bytes{size}", $"Bytes{size}Codec", $"Bytes{size}");

    private static ElementaryType Integer(string canonical, int bits, bool isSigned)
    {
        string prefix = isSigned ? "Int" : "UInt";
        string type = bits switch
        {
            8 => isSigned ? "sbyte" : "byte",
            16 => isSigned ? "short" : "ushort",
            <= 32 => isSigned ? "int" : "uint",
            <= 64 => isSigned ? "long" : "ulong",
            <= 128 => $"System::{prefix}128",
            _ => $"Abi::{prefix}256",
        };
        return new(canonical, false, type, $"{prefix}{bits}Codec", $"{prefix}{bits}");
    }

    /// <summary>Vyper's old decimals: an integer that the reader divides by a power of ten.</summary>
    private static bool TryTakeFixedPoint(string name, out int bits)
    {
        bits = 0;
        string unsigned = name.StartsWith("u", StringComparison.Ordinal) ? name.Substring(1) : name;
        int separator = unsigned.LastIndexOf('x');
        return separator > 0
            && TryTakeSize(unsigned.Substring(0, separator), "fixed", out bits)
            && TryParse(unsigned.Substring(separator + 1), out int decimals)
            && decimals <= MaxFixedDecimals;
    }

    private static bool TryTakeSize(string name, string prefix, out int size)
    {
        size = 0;
        return name.StartsWith(prefix, StringComparison.Ordinal) && TryParse(name.Substring(prefix.Length), out size);
    }

    // "08" is no number in a type, and neither is "+8".
    private static bool TryParse(string digits, out int number)
    {
        number = 0;
        return !digits.StartsWith("0", StringComparison.Ordinal) && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
