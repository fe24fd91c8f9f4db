using System.Globalization;
using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Writes types and their codecs, and remembers which array lengths a file needs.</summary>
internal sealed class TypeWriter
{
    private readonly Dictionary<string, TypeName> _named = new(StringComparer.Ordinal);
    private readonly SortedSet<int> _arrayLengths = [];
    private readonly string _namespacePrefix;

    public TypeWriter(string @namespace, EquatableArray<TypeName> named)
    {
        _namespacePrefix = @namespace.Length == 0 ? "global::" : $"global::{@namespace}.";
        foreach (TypeName name in named)
        {
            _named.Add(name.Key, name);
        }
    }

    /// <summary>The array lengths that codecs named so far.</summary>
    public IReadOnlyCollection<int> ArrayLengths => _arrayLengths;

    public TypeName Of(string key) => _named[key];

    public string CSharpType(TypeModel type) => type switch
    {
        ElementaryType elementary => elementary.CSharpName,
        ArrayType array => $"{KnownTypes.AbiArray}<{CSharpType(array.Element)}>",
        NamedType named => _named[named.Key].FullName,
        _ => KnownTypes.Bytes32,
    };

    public string Codec(TypeModel type) => type switch
    {
        ElementaryType elementary => $"{KnownTypes.Codec}{elementary.Codec}",
        ArrayType { Length: null } array => $"{KnownTypes.Codec}ArrayCodec<{CSharpType(array.Element)}, {Codec(array.Element)}>",
        ArrayType { Length: { } length } array => $"{KnownTypes.Codec}FixedArrayCodec<{CSharpType(array.Element)}, {Codec(array.Element)}, {Length(length)}>",
        NamedType named => $"{KnownTypes.Codec}NamedTypeCodec<{_named[named.Key].FullName}>",
        _ => $"{KnownTypes.Codec}Bytes32Codec",
    };

    /// <summary>A type of the file's namespace, fully qualified.</summary>
    public string FullName(string name) => _namespacePrefix + name;

    public static string LengthName(int length) => "ArrayLength" + length.ToString(CultureInfo.InvariantCulture);

    private string Length(int length)
    {
        _arrayLengths.Add(length);
        return FullName(LengthName(length));
    }
}
