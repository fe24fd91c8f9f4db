using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming.Nethereum;
using Fabstir.Codegen.Generators.Parsing.Nethereum;

namespace Fabstir.Codegen.Generators.Emit.Nethereum;

/// <summary>Writes types as Nethereum decodes them, and as its attributes name them.</summary>
internal sealed class NethereumTypeWriter
{
    private readonly Dictionary<string, TypeName> _named = new(StringComparer.Ordinal);
    private readonly string _own;

    public NethereumTypeWriter(string @namespace, EquatableArray<TypeName> named)
    {
        _own = @namespace.Length == 0 ? "global::" : "Own::";
        foreach (TypeName name in named)
        {
            _named.Add(name.Key, name);
        }
    }

    public TypeName Of(string key) => _named[key];

    /// <summary>The C# type of a property.</summary>
    public string CSharpType(TypeModel type) => type switch
    {
        ArrayType { Element: ArrayType element } when NethereumTypes.StructIn(element) is { } key => NethereumKnownTypes.List(
            $"{FullName(key)}.{NethereumNames.RowOf(Of(key).Name)}<{CSharpType(element.Element)}>"),
        ArrayType array => NethereumKnownTypes.List(CSharpType(array.Element)),
        NamedType named => FullName(named.Key),
        HashedType hashed => NethereumTypes.IsText(hashed) ? "string" : "byte[]",
        _ => Elementary(type.Canonical),
    };

    /// <summary>The type in an attribute.</summary>
    public static string AbiType(TypeModel type) => type switch
    {
        NamedType => "tuple",
        ArrayType { Length: { } length } array => $"{AbiType(array.Element)}[{Literal.Number(length)}]",
        ArrayType array => AbiType(array.Element) + "[]",
        HashedType hashed => NethereumTypes.IsText(hashed) ? AbiType(hashed.Hashed) : "bytes32",
        _ => type.Canonical,
    };

    /// <summary>Whether a variable of a type can be null.</summary>
    public static bool IsReference(TypeModel type) =>
        type is not ElementaryType { Canonical: var name } || name is "address" or "string" || name.StartsWith("bytes", StringComparison.Ordinal);

    private string FullName(string key) => _own + _named[key].Place;

    // The widths are those that Nethereum's own generator has.
    private static string Elementary(string canonical)
    {
        if (canonical is "bool")
        {
            return "bool";
        }

        if (canonical is "address" or "string")
        {
            return "string";
        }

        if (canonical.StartsWith("bytes", StringComparison.Ordinal))
        {
            return "byte[]";
        }

        bool isSigned = canonical[0] == 'i';
        return int.Parse(canonical.Substring(isSigned ? 3 : 4), System.Globalization.CultureInfo.InvariantCulture) switch
        {
            8 => isSigned ? "sbyte" : "byte",
            16 => isSigned ? "short" : "ushort",
            <= 32 => isSigned ? "int" : "uint",
            <= 64 => isSigned ? "long" : "ulong",
            _ => NethereumKnownTypes.BigInteger,
        };
    }
}
