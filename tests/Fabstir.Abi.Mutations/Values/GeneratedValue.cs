using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Text.Json.Nodes;
using Fabstir.Abi.Mutations.Types;

namespace Fabstir.Abi.Mutations.Values;

/// <summary>Converts values between JSON and the types of generated code.</summary>
internal static class GeneratedValue
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>A value of a C# type.</summary>
    public static object Create(AbiType type, JsonNode value, Type target) => type switch
    {
        TupleType tuple => CreateRecord(tuple, value.AsArray(), target),
        ArrayType array => CreateArray(array.Item, value.AsArray(), target.GetGenericArguments()[0]),
        ElementaryType { IsWrapped: true } wrapped => Wrap(wrapped, value, target),
        ElementaryType { Name: "bool" } => value.GetValue<bool>(),
        ElementaryType { Name: "string" } => value.GetValue<string>(),
        ElementaryType { Name: "uint" or "int" } => CreateNumber(BigInteger.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture), target),
        ElementaryType { Name: "function" } => CreateFunction(Convert.FromHexString(value.GetValue<string>().AsSpan(2))),
        _ => target.GetMethod("Parse", [typeof(string)])!.Invoke(null, [value.GetValue<string>()])!,
    };

    /// <summary>The JSON of a value.</summary>
    public static JsonNode Read(AbiType type, object value) => type switch
    {
        TupleType tuple => new JsonArray([.. PropertiesOf(value.GetType()).Zip(tuple.Fields, (property, field) => Read(field, property.GetValue(value)!))]),
        ArrayType array => new JsonArray([.. ((IEnumerable)value).Cast<object>().Select(item => Read(array.Item, item))]),
        ElementaryType { IsWrapped: true } wrapped => Read(wrapped with { Alias = null }, value.GetType().GetProperty("Value")!.GetValue(value)!),
        ElementaryType { Name: "bool" } => (bool)value,
        ElementaryType { Name: "string" } => (string)value,
        ElementaryType { Name: "uint" or "int" } => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        ElementaryType { Name: "address" } => Hex(((Address)value).AsSpan()),
        ElementaryType { Name: "function" } => Hex([.. ((ExternalFunction)value).Address.AsSpan(), .. ((ExternalFunction)value).Selector.AsSpan()]),
        _ => value.ToString()!,
    };

    private static string Hex(ReadOnlySpan<byte> bytes) => "0x" + Convert.ToHexStringLower(bytes);

    private static ExternalFunction CreateFunction(ReadOnlySpan<byte> bytes) => new(new Address(bytes[..Address.Size]), new Bytes4(bytes[Address.Size..]));

    private static object CreateRecord(TupleType type, JsonArray values, Type target)
    {
        object record = Activator.CreateInstance(target)!;
        foreach ((PropertyInfo property, AbiType field, JsonNode? value) in PropertiesOf(target).Zip(type.Fields, values))
        {
            property.SetValue(record, Create(field, value!, property.PropertyType));
        }

        return record;
    }

    private static object CreateArray(AbiType item, JsonArray values, Type element)
    {
        Array items = Array.CreateInstance(element, values.Count);
        for (int i = 0; i < items.Length; i++)
        {
            items.SetValue(Create(item, values[i]!, element), i);
        }

        return typeof(AbiArray).GetMethod(nameof(AbiArray.ToAbiArray))!.MakeGenericMethod(element).Invoke(null, [items])!;
    }

    private static object Wrap(ElementaryType type, JsonNode value, Type target) =>
        Activator.CreateInstance(target, Create(type with { Alias = null }, value, target.GetProperty("Value")!.PropertyType))!;

    private static object CreateNumber(BigInteger number, Type type) => Type.GetTypeCode(type) switch
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

    // In the order of the ABI, which is the order of declarations.
    private static PropertyInfo[] PropertiesOf(Type type) => Properties.GetOrAdd(
        type,
        static type =>
        [
            .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).OrderBy(static property => property.MetadataToken),
        ]);
}
