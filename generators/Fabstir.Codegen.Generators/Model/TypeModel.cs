namespace Fabstir.Codegen.Generators.Model;

/// <summary>A Solidity type with all that an emitter has to know of it.</summary>
/// <param name="Canonical">As it stands in a signature: <c>uint256</c>, <c>(address,uint256)[]</c>.</param>
/// <param name="IsDynamic">Whether its encoding is in the tail.</param>
/// <param name="HeadSize">How many bytes it takes in a head: 32 when dynamic.</param>
/// <remarks>
/// Immutable and compared by value, like every model: a property that is added must keep this, or each keystroke generates everything again.
/// </remarks>
internal abstract record TypeModel(string Canonical, bool IsDynamic, int HeadSize)
{
    public const int WordSize = 32;

    /// <summary>The largest head that is generated: more is a mistake or an attack, and would overflow sizes.</summary>
    public const long MaxHeadSize = 1 << 30;
}

/// <summary>A type that the runtime library has: <c>bool</c>, <c>address</c>, integers, bytes and strings.</summary>
/// <param name="Canonical">See <see cref="TypeModel"/>.</param>
/// <param name="IsDynamic">See <see cref="TypeModel"/>.</param>
/// <param name="CSharpName">The C# type, as generated files write it.</param>
/// <param name="Codec">The witness of its layout, without namespace.</param>
/// <param name="Label">Its name as a part of an identifier.</param>
internal sealed record ElementaryType(string Canonical, bool IsDynamic, string CSharpName, string Codec, string Label)
    : TypeModel(Canonical, IsDynamic, WordSize);

/// <summary>An array.</summary>
/// <param name="Canonical">See <see cref="TypeModel"/>.</param>
/// <param name="IsDynamic">See <see cref="TypeModel"/>.</param>
/// <param name="HeadSize">See <see cref="TypeModel"/>.</param>
/// <param name="Element">The type of the elements.</param>
/// <param name="Length">The number of elements of a <c>T[n]</c>; null for <c>T[]</c>.</param>
internal sealed record ArrayType(string Canonical, bool IsDynamic, int HeadSize, TypeModel Element, int? Length)
    : TypeModel(Canonical, IsDynamic, HeadSize);

/// <summary>A struct, enum or user-defined value type.</summary>
/// <param name="Canonical">See <see cref="TypeModel"/>.</param>
/// <param name="IsDynamic">See <see cref="TypeModel"/>.</param>
/// <param name="HeadSize">See <see cref="TypeModel"/>.</param>
/// <param name="Key">Which: the <see cref="NamedTypeModel.Key"/> of its definition.</param>
internal sealed record NamedType(string Canonical, bool IsDynamic, int HeadSize, string Key)
    : TypeModel(Canonical, IsDynamic, HeadSize);

/// <summary>An indexed argument that does not fit in a topic, and is there as its Keccak-256.</summary>
/// <param name="Hashed">What was hashed.</param>
internal sealed record HashedType(TypeModel Hashed)
    : TypeModel(Hashed.Canonical, IsDynamic: false, WordSize);
