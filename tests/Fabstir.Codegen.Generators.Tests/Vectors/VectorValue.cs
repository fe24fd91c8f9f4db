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
        if (value.ValueKind == JsonValueKind.Array)
        {
            return CreateArray(value, type);
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

    /// <summary>Fills the properties of a generated record in the order of the ABI.</summary>
    public static object CreateRecord(IEnumerable<JsonElement> values, Type type)
    {
        object record = Activator.CreateInstance(type)!;
        PropertyInfo[] properties = [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).OrderBy(static property => property.MetadataToken)];
        JsonElement[] elements = [.. values];
        Assert.Equal(properties.Length, elements.Length);
        for (int i = 0; i < properties.Length; i++)
        {
            properties[i].SetValue(record, Create(elements[i], properties[i].PropertyType));
        }

        return record;
    }

    private static object CreateArray(JsonElement value, Type type)
    {
        Type element = Assert.Single(type.GetGenericArguments());
        IList items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (JsonElement item in value.EnumerateArray())
        {
            items.Add(Create(item, element));
        }

        return typeof(AbiArray).GetMethod(nameof(AbiArray.ToAbiArray))!.MakeGenericMethod(element).Invoke(null, [items])!;
    }

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
