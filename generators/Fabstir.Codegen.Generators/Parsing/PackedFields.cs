using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>Says what Solidity packs.</summary>
internal static class PackedFields
{
    /// <summary>Whether the fields can be arguments of <c>abi.encodePacked</c>: values, texts, bytes, and arrays of values.</summary>
    public static bool CanPack(TupleModel tuple)
    {
        foreach (FieldModel field in tuple.Fields)
        {
            bool fits = field.Type switch
            {
                ArrayType array => IsArrayOfValues(array.Element),
                NamedType named => IsValue(named),
                _ => true,
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    // Only the outermost dimension may be dynamic.
    private static bool IsArrayOfValues(TypeModel element)
    {
        while (element is ArrayType { Length: not null } array)
        {
            element = array.Element;
        }

        return element is not ArrayType && !element.IsDynamic && IsValue(element);
    }

    private static bool IsValue(TypeModel type) => !type.Canonical.StartsWith("(", StringComparison.Ordinal);
}
