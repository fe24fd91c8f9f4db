using FsCheck;
using FsCheck.Fluent;

namespace Fabstir.Abi.Mutations.Types;

/// <summary>Types of every kind, in any nesting to a depth.</summary>
/// <param name="least">The least length of a <c>T[n]</c>, and number of fields of a struct.</param>
internal sealed class RandomTypes(int least)
{
    private const int MaxArguments = 5;
    private const int MaxFields = 4;
    private const int MaxFixedLength = 4;
    private const int MaxDepth = 4;

    /// <summary>Types that Solidity has.</summary>
    public static RandomTypes OfSolidity { get; } = new(least: 1);

    /// <summary>Also arrays and structs that take no bytes, which an ABI may have all the same.</summary>
    public static RandomTypes OfAbi { get; } = new(least: 0);

    /// <summary>The arguments of a function, error or event.</summary>
    public Gen<TupleType> Arguments =>
        from count in Gen.Choose(0, MaxArguments)
        from types in Gen.ArrayOf(Gen.Choose(0, MaxDepth).SelectMany(OfDepth), count)
        select new TupleType([.. types], IsNamed: false);

    private static Gen<AbiType> Elementary { get; } = Gen.Frequency(
        (3, Gen.Choose(1, 32).Select(static bytes => Type("uint", 8 * bytes))),
        (3, Gen.Choose(1, 32).Select(static bytes => Type("int", 8 * bytes))),
        (2, Gen.Choose(1, 32).Select(static bytes => Type("bytes", bytes))),
        (2, Gen.Constant(Type("bytes"))),
        (2, Gen.Constant(Type("string"))),
        (1, Gen.Constant(Type("bool"))),
        (1, Gen.Constant(Type("address"))),
        (1, Gen.Constant(Type("function"))),
        (1, Gen.Constant(Type("uint", 8, "enum Colour"))),
        (1, Gen.Constant(Type("uint", 128, "Shares"))),
        (1, Gen.Constant(Type("bytes", 32, "Library.PoolId"))));

    private Gen<AbiType> OfDepth(int depth) => depth == 0
        ? Elementary
        : Gen.Frequency(
            (1, Elementary),
            (2, OfDepth(depth - 1).Select(static item => (AbiType)new ArrayType(item, Length: null))),
            (2, OfDepth(depth - 1).Zip(Gen.Choose(least, MaxFixedLength), static (item, length) => (AbiType)new ArrayType(item, length))),
            (2, Struct(depth - 1)));

    private Gen<AbiType> Struct(int depth) =>
        from count in Gen.Choose(least, MaxFields)
        from types in Gen.ArrayOf(Gen.Choose(0, depth).SelectMany(OfDepth), count)
        from isNamed in Gen.Elements(true, true, false)
        select (AbiType)new TupleType([.. types], isNamed);

    private static AbiType Type(string name, int number = 0, string? alias = null) => new ElementaryType(name, number, alias);
}
