using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Parsing;

/// <summary>ABIs as compilers wrote them years ago, and as Vyper writes them.</summary>
public sealed class OldCompilerTests
{
    [Theory]
    [InlineData("\"constant\":true,\"payable\":false", "View")]
    [InlineData("\"constant\":false,\"payable\":true", "Payable")]
    [InlineData("\"constant\":false,\"payable\":false", "NonPayable")]
    [InlineData("\"constant\":true", "View")]
    [InlineData("\"payable\":true", "Payable")]
    [InlineData("\"gas\":1", "NonPayable")]
    [InlineData("\"constant\":true,\"stateMutability\":\"pure\"", "Pure")]
    [InlineData("\"constant\":true,\"payable\":true,\"stateMutability\":\"nonpayable\"", "NonPayable")]
    public void Two_flags_said_what_state_mutability_says_today(string flags, string expected) => Assert.Equal(
        expected, Assert.Single(Parse($$"""[{"type":"function","name":"f",{{flags}},"inputs":[],"outputs":[]}]""").Functions.AsSpan().ToArray()).Mutability.ToString());

    [Fact]
    public void An_entry_without_a_type_is_a_function() =>
        Assert.Equal("f(uint256)", Assert.Single(Parse("""[{"name":"f","inputs":[{"name":"a","type":"uint256"}]}]""").Functions.AsSpan().ToArray()).Entry.Signature);

    [Theory]
    [InlineData("""{"payable":true,"type":"fallback"}""", "Payable")]
    [InlineData("""{"payable":false,"type":"fallback"}""", "NonPayable")]
    [InlineData("""{"stateMutability":"payable","type":"fallback"}""", "Payable")]
    public void The_fallback_of_before_receive(string entry, string expected) => Assert.Equal(expected, Parse($"[{entry}]").Fallback.ToString());

    [Theory]
    [InlineData("""{"type":"receive"}""")]
    [InlineData("""{"type":"receive","stateMutability":"payable"}""")]
    [InlineData("""{"type":"receive","stateMutability":"payable","inputs":[],"outputs":[],"name":""}""")]
    public void Receive_in_all_forms(string entry) => Assert.True(Parse($"[{entry}]").HasReceive);

    [Fact]
    public void An_event_without_anonymous_and_indexed_has_neither()
    {
        EventModel model = Assert.Single(Parse("""[{"type":"event","name":"E","inputs":[{"name":"a","type":"address"}]}]""").Events.AsSpan().ToArray());

        Assert.Equal((false, 1, 32), (model.IsAnonymous, model.TopicCount, model.Data.HeadSize));
    }

    [Fact]
    public void Vyper_says_more_and_names_no_tuples()
    {
        ContractModel pool = Parse("""
            [
              {"name":"TokenExchange","inputs":[{"name":"buyer","type":"address","indexed":true},{"name":"amounts","type":"uint256[2]","indexed":false}],"anonymous":false,"type":"event"},
              {"stateMutability":"nonpayable","type":"constructor","inputs":[{"name":"_owner","type":"address"}],"outputs":[]},
              {"stateMutability":"view","type":"function","name":"get_dy","inputs":[{"name":"i","type":"int128"}],"outputs":[{"name":"","type":"uint256"}],"gas":2654541},
              {"stateMutability":"view","type":"function","name":"info","inputs":[],"outputs":[{"name":"","type":"tuple","components":[{"name":"a","type":"address"},{"name":"b","type":"uint256"}]}]},
              {"stateMutability":"payable","type":"fallback"}
            ]
            """);

        Assert.Equal(["get_dy(int128)", "info()"], pool.Functions.AsSpan().ToArray().Select(static function => function.Entry.Signature));
        Assert.Equal("GetDy", pool.Functions[0].Name);
        Assert.Equal("Owner", pool.Constructor!.Inputs.Fields[0].PropertyName);
        Assert.Equal("InfoResult0", Assert.Single(pool.NamedTypes.AsSpan().ToArray()).Name);
        Assert.Equal("TokenExchange(address,uint256[2])", pool.Events[0].Entry.Signature);
    }

    [Theory]
    [InlineData("""{"name":"x","type":"fixed168x10"}""", "f(fixed168x10)", "Abi::Int256")]
    [InlineData("""{"name":"x","type":"ufixed128x18"}""", "f(ufixed128x18)", "System::UInt128")]
    public void Fixed_point_numbers_are_the_integers_that_they_are_encoded_as(string parameter, string signature, string type)
    {
        FunctionModel function = Assert.Single(Parse($$"""[{"type":"function","name":"f","inputs":[{{parameter}}],"outputs":[]}]""").Functions.AsSpan().ToArray());

        Assert.Equal(signature, function.Entry.Signature);
        Assert.Equal(type, Assert.IsType<ElementaryType>(function.Inputs.Fields[0].Type).CSharpName);
    }

    // Vyper 0.4 writes what is encoded, and says decimal beside it.
    [Fact]
    public void A_decimal_of_a_newer_Vyper_is_a_value_type() =>
        Generation.Run(new AbiInput("abi/C.json", """[{"type":"function","name":"f","stateMutability":"view","inputs":[{"name":"x","type":"int168","internalType":"decimal"}],"outputs":[]}]"""));

    [Theory]
    [InlineData("address payable")]
    [InlineData("contract IERC20")]
    [InlineData("function (uint256) external returns (bool)")]
    [InlineData("uint256")]
    [InlineData("mapping(address => uint256)")]
    public void An_internal_type_that_names_no_declared_type_is_passed_over(string internalType) => Assert.IsType<ElementaryType>(
        Parse($$"""[{"type":"function","name":"f","inputs":[{"name":"x","type":"address","internalType":"{{internalType}}"}],"outputs":[]}]""").Functions[0].Inputs.Fields[0].Type);

    private static ContractModel Parse(string abi)
    {
        var result = Generators.Parsing.ContractParser.Parse(
            Generators.Parsing.AbiDocuments.Read(abi, TestContext.Current.CancellationToken), new Generators.Parsing.ContractOptions("C.json", "N", null, IsPublic: true));
        Assert.Empty(result.Diagnostics.AsSpan().ToArray());
        return result.Contract!;
    }
}
