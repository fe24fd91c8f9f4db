using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Diagnostics;

/// <summary>FAB0003: two entries cannot be told apart on chain.</summary>
public sealed class CollisionTests
{
    // Found by others: both hash to a9059cbb.
    private const string Transfer = "function transfer(address to,uint256 amount)";
    private const string ManyMsg = "function many_msg_babbage(bytes1 x)";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Two_functions_of_one_selector(bool reversed) => AbiAnalysis.AssertReportedAsync(
        Marked("transfer", reversed ? [Transfer, ManyMsg] : [ManyMsg, Transfer]),
        "Error FAB0003: The function transfer(address,uint256) has the selector of many_msg_babbage(bytes1), 0xa9059cbb; it is left out");

    [Fact]
    public void Which_of_the_two_stays_does_not_depend_on_their_order() => Assert.Equal(
        Generation.Run(AbiInput.Of("C", Transfer, ManyMsg)).SourceOf("C"), Generation.Run(AbiInput.Of("C", ManyMsg, Transfer)).SourceOf("C"));

    [Theory]
    [InlineData("function f(uint256 a)", "function f(uint256 b)")]
    [InlineData("function f(uint256 a)", "function f(uint256 a) payable")]
    [InlineData("function f(uint256 a)", "function f(uint256 a) returns (bool)")]
    [InlineData("event E(uint256 a)", "event E(uint256 b)")]
    [InlineData("event E(uint256 indexed a,uint256 b)", "event E(uint256 a,uint256 indexed b)")]
    [InlineData("error E(uint256 a)", "error E(uint256 b)")]
    public async Task One_signature_with_two_meanings(string first, string second) => Assert.Equal(
        ["FAB0003"], (await AbiAnalysis.RunAsync(AbiInput.Of("C", first, second))).Select(static diagnostic => diagnostic.Id));

    [Fact]
    public async Task The_message_says_which_and_why() => Assert.Equal(
        "The function f(uint256) stands here twice, and the two differ in names or modifiers; this one is left out",
        Assert.Single(await AbiAnalysis.RunAsync(AbiInput.Of("C", "function f(uint256 a)", "function f(uint256 b)"))).GetMessage(System.Globalization.CultureInfo.InvariantCulture));

    // Interfaces that were merged have the same entry many times.
    [Theory]
    [InlineData("function f(uint256 a) view returns (bool)")]
    [InlineData("event E(uint256 indexed a)")]
    [InlineData("event E(uint256 indexed a) anonymous")]
    [InlineData("error E(uint256 a)")]
    [InlineData("receive")]
    [InlineData("constructor(uint256 a)")]
    public async Task The_same_entry_twice_is_one(string entry)
    {
        Assert.Empty(await AbiAnalysis.RunAsync(AbiInput.Of("C", entry, entry)));
        Assert.Equal(Generation.Run(AbiInput.Of("C", entry)).SourceOf("C"), Generation.Run(AbiInput.Of("C", entry, entry)).SourceOf("C"));
    }

    [Theory]
    [InlineData("event E(uint256 a)", "event E(uint256 indexed a)")]
    [InlineData("event E(uint256 a)", "event E(uint256 a) anonymous")]
    [InlineData("function f(uint256 a)", "function f(uint128 a)")]
    [InlineData("function f(uint256 a)", "event f(uint256 a)")]
    public async Task What_the_chain_can_tell_apart_is_not_reported(string first, string second) =>
        Assert.DoesNotContain(await AbiAnalysis.RunAsync(AbiInput.Of("C", first, second)), static diagnostic => diagnostic.Id == "FAB0003");

    // The built-in errors have their cases in every client.
    [Fact]
    public async Task Declaring_what_every_contract_has_is_no_collision() =>
        Assert.Empty(await AbiAnalysis.RunAsync(AbiInput.Of("C", "error Error(string message)", "error Panic(uint256 code)")));

    private static AbiInput Marked(string name, string[] entries)
    {
        AbiInput file = AbiInput.Of("C", entries);
        return file with { Text = file.Text.Replace($"\"{name}\"", $"[|\"{name}\"|]", StringComparison.Ordinal) };
    }
}
