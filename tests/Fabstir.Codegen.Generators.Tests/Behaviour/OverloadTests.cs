using Fabstir.Codegen.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>Entries of one name: each has a message of its own, and a method with arguments only where no other could be meant.</summary>
public sealed class OverloadTests
{
    private static readonly Lazy<GeneratedAssembly> Finder = new(static () => GeneratedAssembly.Of(AbiInput.Of(
        "Finder",
        "function find(uint256 id) view returns (bool)",
        "function find(uint128 id) view returns (bool)",
        "function find(bytes32 id,bool deep) view returns (bool)",
        "function list(uint256[] ids) view returns (bool)",
        "function list(uint256[3] ids) view returns (bool)",
        "function pick((uint256 a) x) view returns (bool)",
        "function pick((uint256 b) y) view returns (bool)",
        "function pick((bool b) y) view returns (bool)",
        "event Found(uint256 id)",
        "event Found(uint256 id,address who)",
        "error Missing()",
        "error Missing(bytes32 id)")));

    private static readonly Lazy<GeneratedAssembly> Moves = new(static () => GeneratedAssembly.Of(AbiInput.Of(
        "Moves", "event Moved(uint256 indexed a,uint256 indexed b)", "event Moved(uint256 indexed a,uint256 b)")));

    [Theory]
    [InlineData("Functions", "Find", "FindUInt256", "FindBytes32Bool", "List", "ListUInt256Array", "Pick")]
    [InlineData("Event", "Found", "FoundUInt256Address")]
    [InlineData("Error", "Missing", "MissingBytes32")]
    public void Each_has_a_type_of_its_own(string container, params string[] names)
    {
        string[] types = Finder.Value.Evaluate<string[]>($"typeof(Finder.{container}).GetNestedTypes().Select(type => type.Name).ToArray()");

        Assert.All(names, name => Assert.Contains(name, types));
    }

    [Fact]
    public void Names_do_not_depend_on_the_order_of_the_abi()
    {
        string[] entries = ["function f(uint256 a)", "function f()", "function f(bool a)", "function f(address a,bool b)", "function F()", "function f_(int8 a)"];

        Assert.Equal(NamesOf(entries), NamesOf([.. entries.Reverse()]));
    }

    [Fact]
    public void A_new_overload_does_not_rename_the_others_that_have_a_suffix()
    {
        string[] before = ["function f()", "function f(bool a)", "function f(uint256 a)"];

        Assert.Empty(NamesOf(before).Except(NamesOf([.. before, "function f(address a,bool b)", "function f(bytes a)"])));
    }

    [Theory]
    [InlineData("client.FindAsync(new Finder.Functions.FindUInt256 { Id = 1 })", "0x3e530e5b")]
    [InlineData("client.FindAsync(new Finder.Functions.Find { Id = 1 })", "0x50f594b9")]
    [InlineData("client.FindAsync(default(Bytes32), true)", "0x3e8b129b")]
    public void The_message_or_arguments_of_other_types_choose_the_overload(string call, string selector)
    {
        RecordingTransport transport = new() { ReturnData = HexText.Words(1) };

        Finder.Value.Run<bool>($"Finder client = new(transport, default); return {call}.Result;", transport);

        Assert.Equal(selector, HexText.Write(transport.Message!.Calldata.Span[..4]));
    }

    [Fact]
    public void Overloads_that_are_one_signature_in_C_sharp_are_called_by_message()
    {
        Assert.NotEmpty(Finder.Value.ErrorsOf("new Finder(transport, default).ListAsync(new UInt256[] { 1 });"));
        Assert.NotEmpty(Finder.Value.ErrorsOf("new Finder(transport, default).FindAsync(1);"));
        Assert.Empty(Finder.Value.ErrorsOf("new Finder(transport, default).ListAsync(new Finder.Functions.List { Ids = [1, 2, 3] });"));
        Assert.Empty(Finder.Value.ErrorsOf("new Finder(transport, default).ListAsync(new Finder.Functions.ListUInt256Array { Ids = [1] });"));
    }

    [Theory]
    [InlineData("function f_oo() view", "function foo() view")]
    [InlineData("function getEvents() view returns (uint256)", "event E()")]
    [InlineData("function receive_(uint256 value) view", "receive")]
    [InlineData("function fallback_(bytes a) view", "fallback payable")]
    [InlineData("function fallback(bytes a)", "fallback payable")]
    [InlineData("function f(uint256 a) view", "function f(uint256 a,uint256[] b,(bool c) d) view", "function f(uint8 a) pure", "function f(int8 a) view")]
    [InlineData("function f(address a) view", "function F(address a) view", "function _f(address a) view", "function f_(address a) view")]
    public void Methods_of_one_name_compile(params string[] entries) => Generation.Run(AbiInput.Of("C", entries));

    [Theory]
    [InlineData("0x01\n0x02", "")]
    [InlineData("0x01", "0000000000000000000000000000000000000000000000000000000000000002")]
    public void An_event_that_differs_from_another_in_how_much_is_indexed_is_another(string topics, string data) => Assert.EndsWith(
        " { A = 1, B = 2 }",
        Moves.Value.Evaluate<string>(
            $"Moves.Event.Decode(HexText.ReadTopics(\"\"\"\n0x707fdf859b4ae729a3ec43cabbf7a453b7ba33f5a1a1f941def4814e98ba460d\n{topics}\n\"\"\"), HexText.Read(\"{data}\")).ToString()"),
        StringComparison.Ordinal);

    private static string[] NamesOf(string[] entries) =>
        [.. Generation.Run(AbiInput.Of("C", entries)).TypeOf("Acme.Contracts.C+Functions").GetTypeMembers().Select(static type => type.Name).Order(StringComparer.Ordinal)];
}
