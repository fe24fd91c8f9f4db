using Fabstir.Abi;
using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>Arrays of a length that is part of their type, inside of others. The calldata is ethers'.</summary>
public sealed class FixedArrayTests
{
    private const string Calldata = """
        2d9cee50
        0000000000000000000000000000000000000000000000000000000000000001
        0000000000000000000000000000000000000000000000000000000000000002
        0000000000000000000000000000000000000000000000000000000000000003
        0000000000000000000000000000000000000000000000000000000000000120
        00000000000000000000000000000000000000000000000000000000000001c0
        0000000000000000000000000000000000000000000000000000000000000008
        0102030400000000000000000000000000000000000000000000000000000000
        0000000000000000000000000000000000000000000000000000000000000009
        0506070800000000000000000000000000000000000000000000000000000000
        0000000000000000000000000000000000000000000000000000000000000002
        0000000000000000000000000000000000000000000000000000000000000004
        0000000000000000000000000000000000000000000000000000000000000005
        0000000000000000000000000000000000000000000000000000000000000006
        0000000000000000000000000000000000000000000000000000000000000007
        0000000000000000000000000000000000000000000000000000000000000040
        0000000000000000000000000000000000000000000000000000000000000080
        0000000000000000000000000000000000000000000000000000000000000001
        6100000000000000000000000000000000000000000000000000000000000000
        0000000000000000000000000000000000000000000000000000000000000002
        6262000000000000000000000000000000000000000000000000000000000000
        """;

    private static readonly Lazy<GeneratedAssembly> Grid = new(static () => GeneratedAssembly.Of(AbiInput.Of(
        "Grid", "function f(uint256[3] a,uint8[2][] b,string[2] c,(uint64 x,bytes4 y)[2] d)", "function g(uint256[2][3] a) view returns (uint8[4])")));

    [Fact]
    public void They_are_encoded_without_their_length_and_read_again() => Assert.Equal(
        HexText.Write(HexText.Read(Calldata)),
        Grid.Value.Run<string>("""
            var message = new Grid.Functions.F
            {
                A = [1, 2, 3],
                B = [[4, 5], [6, 7]],
                C = ["a", "bb"],
                D = [new() { X = 8, Y = Bytes4.Parse("0x01020304") }, new() { X = 9, Y = Bytes4.Parse("0x05060708") }],
            };
            byte[] calldata = Calldata.Encode(message);
            return ((Grid.Functions.F)Grid.Call.Decode(calldata)) == message ? HexText.Write(calldata) : "not equal";
            """));

    [Theory]
    [InlineData("A = [1, 2]", "exactly 3 elements")]
    [InlineData("A = [1, 2, 3, 4]", "exactly 3 elements")]
    [InlineData("A = default", "exactly 3 elements")]
    [InlineData("B = [[4, 5], [6]]", "exactly 2 elements")]
    [InlineData("C = [\"a\"]", "exactly 2 elements")]
    [InlineData("D = []", "exactly 2 elements")]
    public void Another_length_is_refused_before_anything_is_sent(string field, string message) => Assert.Contains(
        message,
        Assert.Throws<AbiEncodingException>(() => Grid.Value.Evaluate<object>($$"""
            Calldata.Encode(new Grid.Functions.F { A = [1, 2, 3], B = [], C = ["a", "b"], D = [new() { X = 1, Y = default }, new() { X = 1, Y = default }] } with { {{field}} })
            """)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Dimensions_nest_from_the_inside_out() => Assert.Equal(
        HexText.Write(HexText.Words(1, 2, 3, 4, 5, 6)),
        Grid.Value.Evaluate<string>("HexText.Write(Calldata.Encode(new Grid.Functions.G { A = [[1, 2], [3, 4], [5, 6]] }).AsSpan(4))"));

    [Fact]
    public void An_answer_has_as_many_elements_as_the_type_says() => Assert.Equal("[1, 2, 3, 4]", Grid.Value.Evaluate<string>(
        "new Grid(transport, default).GAsync([[1, 2], [3, 4], [5, 6]]).Result.ToString()", new RecordingTransport { ReturnData = HexText.Words(1, 2, 3, 4) }));

    [Fact]
    public void An_answer_with_fewer_is_refused() => Assert.IsType<AbiFormatException>(Assert.Throws<AggregateException>(() => Grid.Value.Evaluate<object>(
        "new Grid(transport, default).GAsync([[1, 2], [3, 4], [5, 6]]).Result", new RecordingTransport { ReturnData = HexText.Words(1, 2, 3) })).InnerException);
}
