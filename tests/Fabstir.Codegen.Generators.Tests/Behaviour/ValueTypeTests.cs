using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>User-defined value types: types of their own, encoded as what they wrap.</summary>
public sealed class ValueTypeTests
{
    private static readonly Lazy<GeneratedAssembly> Market = new(static () => GeneratedAssembly.Of(AbiInput.Of(
        "Market",
        "function list(uint256<Market.Price> price,int24<Tick> tick,address<Currency> currency,bytes32<PoolId> id,bool<Flag> flag,bytes4<Kind>[] kinds,uint256<Market.Price>[2] limits)",
        "function price() view returns (uint256<Market.Price>)")));

    [Theory]
    [InlineData("ValueTypes.Market.Price", "UInt256")]
    [InlineData("ValueTypes.Tick", "Int32")]
    [InlineData("ValueTypes.Currency", "Address")]
    [InlineData("ValueTypes.PoolId", "Bytes32")]
    [InlineData("ValueTypes.Flag", "Boolean")]
    [InlineData("ValueTypes.Kind", "Bytes4")]
    public void A_value_type_has_the_value_that_it_wraps(string type, string underlying) =>
        Assert.Equal(underlying, Market.Value.Evaluate<string>($"typeof({type}).GetProperty(\"Value\")!.PropertyType.Name"));

    [Fact]
    public void It_is_encoded_as_what_it_wraps() => Assert.Equal(
        HexText.Write(HexText.Read("""
            0000000000000000000000000000000000000000000000000000000000000001
            fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe
            00000000000000000000000000000000000000000000000000000000000000a1
            1111111111111111111111111111111111111111111111111111111111111111
            0000000000000000000000000000000000000000000000000000000000000001
            0000000000000000000000000000000000000000000000000000000000000100
            0000000000000000000000000000000000000000000000000000000000000005
            0000000000000000000000000000000000000000000000000000000000000006
            0000000000000000000000000000000000000000000000000000000000000001
            1234567800000000000000000000000000000000000000000000000000000000
            """)),
        Market.Value.Run<string>($$"""
            var message = new Market.Functions.List
            {
                Price = new(1),
                Tick = new(-2),
                Currency = new({{VaultCode.AccountA}}),
                Id = new(Bytes32.Parse("0x1111111111111111111111111111111111111111111111111111111111111111")),
                Flag = new(true),
                Kinds = [new(Bytes4.Parse("0x12345678"))],
                Limits = [new(5), new(6)],
            };
            byte[] calldata = Calldata.Encode(message);
            return ((Market.Functions.List)Market.Call.Decode(calldata)) == message ? HexText.Write(calldata.AsSpan(4)) : "not equal";
            """));

    [Fact]
    public void A_width_that_C_sharp_has_not_is_checked() => Assert.Throws<Fabstir.Abi.AbiEncodingException>(() => Market.Value.Evaluate<object>(
        "Calldata.Encode(new Market.Functions.List { Price = default, Tick = new(0x800000), Currency = default, Id = default, Flag = default, Kinds = default, Limits = [default, default] })"));

    [Fact]
    public void Two_value_types_of_one_shape_are_not_mixed_up() => Assert.Contains(
        "CS0029", Market.Value.ErrorsOf("_ = new Market.Functions.List { Price = new ValueTypes.PoolId(default) };"));

    // No Solidity declares such a type; what is on chain is what the type says.
    [Theory]
    [InlineData("string<Name>")]
    [InlineData("bytes<Blob>")]
    public void A_name_for_a_dynamic_type_does_not_change_its_encoding(string parameter)
    {
        GeneratedAssembly odd = GeneratedAssembly.Of(AbiInput.Of("Odd", $"function f({parameter} a,uint256 b)"));

        Assert.True(odd.Run<bool>("""
            byte[] calldata = [.. Odd.Selectors.Functions.F.AsSpan().ToArray(), .. HexText.Words(0x40, 7, 2), .. "ab"u8.ToArray(), .. new byte[30]];
            return Odd.Call.Decode(calldata) is Odd.Functions.F call && Calldata.Encode(call).AsSpan().SequenceEqual(calldata);
            """));
    }

    // Tools that write ABIs again, go-ethereum's among them, leave the member in with nothing in it.
    [Fact]
    public void An_empty_internal_type_is_none() => Assert.Equal("UInt256", GeneratedAssembly
        .Of(new AbiInput("abi/C.json", """[{"type":"function","name":"f","stateMutability":"view","inputs":[{"name":"a","type":"uint256","internalType":""}],"outputs":[]}]"""))
        .Evaluate<string>("typeof(C.Functions.F).GetProperty(\"A\")!.PropertyType.Name"));
}
