using System.Globalization;
using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Writes types and their codecs, and remembers which array lengths a file needs.</summary>
internal sealed class TypeWriter
{
    private readonly Dictionary<string, TypeName> _named = new(StringComparer.Ordinal);
    private readonly SortedSet<int> _arrayLengths = [];
    private readonly string _own;

    public TypeWriter(string @namespace, EquatableArray<TypeName> named)
    {
        OwnNamespace = @namespace;
        _own = @namespace.Length == 0 ? "global::" : "Own::";
        foreach (TypeName name in named)
        {
            _named.Add(name.Key, name);
        }
    }

    /// <summary>The namespace of the file; empty for the global one.</summary>
    public string OwnNamespace { get; }

    /// <summary>The array lengths that codecs named so far.</summary>
    public IReadOnlyCollection<int> ArrayLengths => _arrayLengths;

    public TypeName Of(string key) => _named[key];

    public string CSharpType(TypeModel type) => type switch
    {
        ElementaryType elementary => elementary.CSharpName,
        ArrayType array => $"{KnownTypes.AbiArray}<{CSharpType(array.Element)}>",
        NamedType named => FullName(_named[named.Key].Place),
        _ => KnownTypes.Bytes32,
    };

    public string Codec(TypeModel type) => type switch
    {
        ElementaryType elementary => $"{KnownTypes.Codec}{elementary.Codec}",
        ArrayType { Length: null } array => $"{KnownTypes.Codec}ArrayCodec<{CSharpType(array.Element)}, {Codec(array.Element)}>",
        ArrayType { Length: { } length } array => $"{KnownTypes.Codec}FixedArrayCodec<{CSharpType(array.Element)}, {Codec(array.Element)}, {Length(length)}>",
        NamedType named => $"{KnownTypes.Codec}NamedTypeCodec<{FullName(_named[named.Key].Place)}>",
        _ => $"{KnownTypes.Codec}Bytes32Codec",
    };

    /// <summary>A type of the file's namespace, in a way that no other can get into.</summary>
    public string FullName(string place) => _own + place;

    public static string LengthName(int length) => "ArrayLength" + length.ToString(CultureInfo.InvariantCulture);

    /// <summary>The type that stands for the length of a fixed array.</summary>
    public string Length(int length)
    {
        _arrayLengths.Add(length);
        return FullName(LengthName(length));
    }
}
