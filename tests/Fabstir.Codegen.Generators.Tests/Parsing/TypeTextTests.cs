using Fabstir.Codegen.Generators.Parsing;

namespace Fabstir.Codegen.Generators.Tests.Parsing;

/// <summary>Types as the ABI writes them, taken apart and looked up.</summary>
public sealed class TypeTextTests
{
    [Theory]
    [InlineData("uint256", "uint256", "")]
    [InlineData("uint256[]", "uint256", "[]")]
    [InlineData("uint256[3][]", "uint256", "[3] []")]
    [InlineData("tuple[][2][0]", "tuple", "[] [2] [0]")]
    [InlineData("x[2147483647]", "x", "[2147483647]")]
    [InlineData("", "", "")]
    [InlineData("[1]", "", "[1]")]
    public void Dimensions_are_split_off_from_the_inside_out(string text, string baseType, string dimensions)
    {
        Assert.True(TypeText.TryParse(text, out string actual, out IReadOnlyList<int?> found));
        Assert.Equal(baseType, actual);
        Assert.Equal(dimensions, string.Join(' ', found.Select(static length => $"[{length}]")));
    }

    [Theory]
    [InlineData("uint256[")]
    [InlineData("uint256[]]")]
    [InlineData("uint256[][")]
    [InlineData("uint256[a]")]
    [InlineData("uint256[-0]")]
    [InlineData("uint256[+1]")]
    [InlineData("uint256[1 ]")]
    [InlineData("uint256[0x1]")]
    [InlineData("uint256[2147483648]")]
    [InlineData("uint256[] []")]
    [InlineData("uint256[]a[]")]
    public void Other_dimensions_are_refused(string text) => Assert.False(TypeText.TryParse(text, out _, out _));

    [Theory]
    [InlineData("struct IVault.Order[3][]", "struct IVault.Order")]
    [InlineData("contract IERC20", "contract IERC20")]
    [InlineData("function (uint256[]) external returns (bool[2])[4]", "function (uint256[]) external returns (bool[2])")]
    [InlineData("]", "]")]
    [InlineData("[]", "[]")]
    public void A_source_level_type_loses_its_own_dimensions_only(string internalType, string expected) => Assert.Equal(expected, TypeText.WithoutDimensions(internalType));

    // The smallest C# type that holds all values.
    [Theory]
    [InlineData("bool", "bool", false)]
    [InlineData("string", "string", true)]
    [InlineData("bytes", "Abi::Bytes", true)]
    [InlineData("address", "Abi::Address", false)]
    [InlineData("function", "Abi::ExternalFunction", false)]
    [InlineData("uint8", "byte", false)]
    [InlineData("uint16", "ushort", false)]
    [InlineData("uint24", "uint", false)]
    [InlineData("uint32", "uint", false)]
    [InlineData("uint40", "ulong", false)]
    [InlineData("uint64", "ulong", false)]
    [InlineData("uint72", "System::UInt128", false)]
    [InlineData("uint128", "System::UInt128", false)]
    [InlineData("uint136", "Abi::UInt256", false)]
    [InlineData("uint256", "Abi::UInt256", false)]
    [InlineData("int8", "sbyte", false)]
    [InlineData("int16", "short", false)]
    [InlineData("int24", "int", false)]
    [InlineData("int64", "long", false)]
    [InlineData("int128", "System::Int128", false)]
    [InlineData("int136", "Abi::Int256", false)]
    [InlineData("bytes1", "Abi::Bytes1", false)]
    [InlineData("bytes32", "Abi::Bytes32", false)]
    [InlineData("fixed168x10", "Abi::Int256", false)]
    [InlineData("ufixed128x18", "System::UInt128", false)]
    [InlineData("fixed8x1", "sbyte", false)]
    public void An_elementary_type_has_its_place_in_C_sharp(string name, string csharp, bool isDynamic)
    {
        var type = ElementaryTypes.Find(name);

        Assert.NotNull(type);
        Assert.Equal((name, csharp, isDynamic), (type.Canonical, type.CSharpName, type.IsDynamic));
    }

    [Fact]
    public void Each_width_of_an_integer_and_of_bytes_is_known()
    {
        Assert.All(Enumerable.Range(1, 32), static i => Assert.NotNull(ElementaryTypes.Find($"uint{8 * i}")));
        Assert.All(Enumerable.Range(1, 32), static i => Assert.NotNull(ElementaryTypes.Find($"int{8 * i}")));
        Assert.All(Enumerable.Range(1, 32), static i => Assert.NotNull(ElementaryTypes.Find($"bytes{i}")));
        Assert.All(Enumerable.Range(1, 255).Where(static bits => bits % 8 != 0), static bits => Assert.Null(ElementaryTypes.Find($"uint{bits}")));
    }

    // solc writes neither of them in an ABI, but people do: a selector is made of the long form.
    [Theory]
    [InlineData("uint", "uint256")]
    [InlineData("int", "int256")]
    [InlineData("byte", "bytes1")]
    public void Short_forms_stand_for_long_ones(string name, string canonical) => Assert.Equal(canonical, ElementaryTypes.Find(name)!.Canonical);
}
