using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>Tuples that no source names, as Vyper and older compilers write them: types of the one contract, called by what they are in.</summary>
public sealed class TupleTests
{
    private static readonly Lazy<GeneratedAssembly> Nest = new(static () => GeneratedAssembly.Of(AbiInput.Of(
        "Nest", "function g(((uint256 x,bool[2] y) p,string q)[] a,(bytes z) b)", "function pair() view returns ((uint256,bool))")));

    // ethers' calldata.
    [Fact]
    public void Nested_tuples_are_encoded_and_read_again() => Assert.Equal(
        HexText.Write(HexText.Read("""
            d0b931e5
            0000000000000000000000000000000000000000000000000000000000000040
            0000000000000000000000000000000000000000000000000000000000000220
            0000000000000000000000000000000000000000000000000000000000000002
            0000000000000000000000000000000000000000000000000000000000000040
            0000000000000000000000000000000000000000000000000000000000000100
            0000000000000000000000000000000000000000000000000000000000000001
            0000000000000000000000000000000000000000000000000000000000000001
            0000000000000000000000000000000000000000000000000000000000000000
            0000000000000000000000000000000000000000000000000000000000000080
            0000000000000000000000000000000000000000000000000000000000000002
            7131000000000000000000000000000000000000000000000000000000000000
            0000000000000000000000000000000000000000000000000000000000000002
            0000000000000000000000000000000000000000000000000000000000000000
            0000000000000000000000000000000000000000000000000000000000000001
            0000000000000000000000000000000000000000000000000000000000000080
            0000000000000000000000000000000000000000000000000000000000000002
            7132000000000000000000000000000000000000000000000000000000000000
            0000000000000000000000000000000000000000000000000000000000000020
            0000000000000000000000000000000000000000000000000000000000000002
            abcd000000000000000000000000000000000000000000000000000000000000
            """)),
        Nest.Value.Run<string>("""
            var message = new Nest.Functions.G
            {
                A = [new() { P = new() { X = 1, Y = [true, false] }, Q = "q1" }, new() { P = new() { X = 2, Y = [false, true] }, Q = "q2" }],
                B = new() { Z = [0xab, 0xcd] },
            };
            byte[] calldata = Calldata.Encode(message);
            return ((Nest.Functions.G)Nest.Call.Decode(calldata)) == message ? HexText.Write(calldata) : "not equal";
            """));

    [Theory]
    [InlineData("Functions.G", "A", "GA")]
    [InlineData("Functions.G", "B", "GB")]
    [InlineData("Structs.GA", "P", "GAP")]
    public void A_tuple_is_called_by_where_it_is(string owner, string property, string type) => Assert.Equal(
        $"Acme.Contracts.Nest+Structs+{type}",
        Nest.Value.Run<string>($$"""
            Type type = typeof(Nest.{{owner}}).GetProperty("{{property}}")!.PropertyType;
            return (type.IsGenericType ? type.GetGenericArguments()[0] : type).FullName!;
            """));

    [Fact]
    public void Fields_without_names_are_called_by_their_place() => Assert.Equal("PairResult0 { Field0 = 7, Field1 = True }", Nest.Value.Evaluate<string>(
        "new Nest(transport, default).PairAsync().Result.ToString()", new RecordingTransport { ReturnData = HexText.Words(7, 1) }));

    [Fact]
    public void Tuples_of_one_shape_are_one_type_wherever_they_are() => Assert.True(GeneratedAssembly
        .Of(AbiInput.Of("Twice", "function f((uint256 x,bool y) a)", "function g((uint256 x,bool y)[] b)"))
        .Evaluate<bool>("typeof(Twice.Functions.F).GetProperty(\"A\")!.PropertyType == typeof(Twice.Functions.G).GetProperty(\"B\")!.PropertyType.GetGenericArguments()[0]"));

    [Fact]
    public void Their_names_do_not_depend_on_the_order_of_the_abi()
    {
        string[] entries = ["function f((uint256 x) a)", "function e((uint256 x) b)", "function d((bool x) c)"];

        string[] forward = TypesOf(entries);

        Assert.Equal(["DC", "EB"], forward);
        Assert.Equal(forward, TypesOf([.. entries.Reverse()]));
    }

    [Fact]
    public void Thirty_levels_are_read_as_one()
    {
        const int Depth = 30;
        string type = string.Concat(Enumerable.Repeat("(", Depth)) + "uint256 v" + string.Concat(Enumerable.Repeat(") w", Depth));
        GeneratedAssembly deep = GeneratedAssembly.Of(AbiInput.Of("Deep", $"function f({type}) view returns ({type})"));

        Assert.Contains("V = 7", deep.Run<string>(
            "return Deep.Call.Decode([.. Deep.Selectors.Functions.F.AsSpan().ToArray(), .. HexText.Words(7)]).ToString();"), StringComparison.Ordinal);
    }

    private static string[] TypesOf(string[] entries) =>
        [.. Generation.Run(AbiInput.Of("C", entries)).TypeOf("Acme.Contracts.C+Structs").GetTypeMembers().Select(static type => type.Name).Order(StringComparer.Ordinal)];
}
