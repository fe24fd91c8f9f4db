using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Text.Json;
using Fabstir.Abi;

namespace Fabstir.Codegen.Generators.Tests.Vectors;

/// <summary>Makes a value of a generated type from the JSON of a test vector.</summary>
internal static class VectorValue
{
    public static object Create(JsonElement value, Type type)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                return CreateArray(value, type);
            case JsonValueKind.True or JsonValueKind.False:
                return value.GetBoolean();
            case JsonValueKind.String:
                return CreatePlain(value.GetString()!, type);
            case JsonValueKind.Number:
                return CreatePlain(value.GetRawText(), type);
            default:
                break;
        }

        JsonElement content = value.GetProperty("value");
        return value.GetProperty("type").GetString() switch
        {
            "boolean" => content.GetBoolean(),
            "number" => CreateInteger(BigInteger.Parse(content.GetString()!, CultureInfo.InvariantCulture), type),
            "string" when type == typeof(string) => content.GetString()!,
            "string" or "buffer" => Parse(content.GetString()!, type),
            "tuple" => CreateRecord(content.EnumerateArray(), type),
            string other => throw new NotSupportedException(other),
            null => throw new NotSupportedException("A value without a type."),
        };
    }

    /// <summary>Fills the properties of a generated record from the members of an object, by its fields' names.</summary>
    public static object CreateStruct(JsonElement value, IReadOnlyList<string> fields, Type type, Func<JsonElement, int, Type, object> create)
    {
        object record = Activator.CreateInstance(type)!;
        PropertyInfo[] properties = PropertiesOf(type);
        Assert.Equal(fields.Count, properties.Length);
        for (int i = 0; i < properties.Length; i++)
        {
            properties[i].SetValue(record, create(value.GetProperty(fields[i]), i, properties[i].PropertyType));
        }

        return record;
    }

    /// <summary>Makes an array of elements that are made one by one.</summary>
    public static object CreateArray(JsonElement value, Type type, Func<JsonElement, Type, object> create)
    {
        Type element = Assert.Single(type.GetGenericArguments());
        IList items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (JsonElement item in value.EnumerateArray())
        {
            items.Add(create(item, element));
        }

        return typeof(AbiArray).GetMethod(nameof(AbiArray.ToAbiArray))!.MakeGenericMethod(element).Invoke(null, [items])!;
    }

    /// <summary>Fills the properties of a generated record in the order of the ABI.</summary>
    public static object CreateRecord(IEnumerable<JsonElement> values, Type type)
    {
        object record = Activator.CreateInstance(type)!;
        PropertyInfo[] properties = PropertiesOf(type);
        JsonElement[] elements = [.. values];
        Assert.Equal(properties.Length, elements.Length);
        for (int i = 0; i < properties.Length; i++)
        {
            properties[i].SetValue(record, Create(elements[i], properties[i].PropertyType));
        }

        return record;
    }

    private static object CreateArray(JsonElement value, Type type) => CreateArray(value, type, Create);

    // Integers stand there as decimal or hexadecimal digits.
    private static object CreatePlain(string text, Type type)
    {
        if (type == typeof(string))
        {
            return text;
        }

        bool isNumber = Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64
            || type == typeof(UInt128) || type == typeof(Int128) || type == typeof(UInt256) || type == typeof(Int256);
        return isNumber ? CreateInteger(ParseInteger(text), type) : Parse(text, type);
    }

    private static BigInteger ParseInteger(string text)
    {
        bool isNegative = text.StartsWith('-');
        string digits = isNegative ? text[1..] : text;
        BigInteger number = digits.StartsWith("0x", StringComparison.Ordinal)
            ? BigInteger.Parse("0" + digits[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        return isNegative ? -number : number;
    }

    private static PropertyInfo[] PropertiesOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).OrderBy(static property => property.MetadataToken)];

    private static object CreateInteger(BigInteger number, Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Byte => (byte)number,
        TypeCode.SByte => (sbyte)number,
        TypeCode.UInt16 => (ushort)number,
        TypeCode.Int16 => (short)number,
        TypeCode.UInt32 => (uint)number,
        TypeCode.Int32 => (int)number,
        TypeCode.UInt64 => (ulong)number,
        TypeCode.Int64 => (long)number,
        _ when type == typeof(UInt128) => (UInt128)number,
        _ when type == typeof(Int128) => (Int128)number,
        _ when type == typeof(UInt256) => (UInt256)number,
        _ when type == typeof(Int256) => (Int256)number,
        _ => throw new NotSupportedException(type.FullName),
    };

    private static object Parse(string text, Type type) => type.GetMethod("Parse", [typeof(string)])!.Invoke(null, [text])!;
}
