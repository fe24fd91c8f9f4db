using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>Every record is compared by value, arrays and bytes included, and <c>default</c> of those equals empty.</summary>
public sealed class RecordEqualityTests
{
    private static readonly Lazy<GeneratedAssembly> Box = new(static () => GeneratedAssembly.Of(AbiInput.Of(
        "Box",
        "function put(bytes a,uint256[] b,(bytes x,uint8[2][] y)<struct Item>[] c,string d) returns (bytes a,uint256[] b)",
        "event Put(bytes a,uint256[] b)",
        "error Full(bytes a,uint256[] b)",
        "constructor(bytes a,uint256[] b)")));

    [Theory]
    [InlineData(
        "new Box.Functions.Put { A = [1], B = [2, 3], C = [new() { X = [4], Y = [[5, 6]] }], D = \"d\" }",
        "new Box.Functions.Put { A = [1], B = [2, 3], C = [new() { X = [4], Y = [[5, 7]] }], D = \"d\" }")]
    [InlineData("new Box.Results.Put { A = [1], B = [2] }", "new Box.Results.Put { A = [1], B = [2, 3] }")]
    [InlineData("new Box.Event.Put { A = [1], B = [2] }", "new Box.Event.Put { A = [2], B = [2] }")]
    [InlineData("new Box.Error.Full { A = [1], B = [2] }", "new Box.Error.Full { A = [1], B = [] }")]
    [InlineData("new Box.Constructor { A = [1], B = [2] }", "new Box.Constructor { A = [], B = [2] }")]
    [InlineData("new Structs.Item { X = [4], Y = [[5, 6]] }", "new Structs.Item { X = [4], Y = [[6, 5]] }")]
    [InlineData("new Box.Event.Unknown([default], [1], \"x\")", "new Box.Event.Unknown([default, default], [1], \"x\")")]
    [InlineData("new Box.Error.Unknown([1], \"x\")", "new Box.Error.Unknown([2], \"x\")")]
    [InlineData("new Box.Call.Unknown([1], \"x\")", "new Box.Call.Unknown([1], \"y\")")]
    [InlineData("new Box.Error.Revert(\"x\")", "new Box.Error.Revert(\"y\")")]
    [InlineData("new Box.Error.Panicked(PanicCode.OutOfMemory)", "new Box.Error.Panicked(PanicCode.DivisionByZero)")]
    public void Equal_values_are_equal_and_others_are_not(string value, string other)
    {
        Assert.True(Box.Value.Evaluate<bool>($"{value}.Equals({value}) && {value} == {value} && {value}.GetHashCode() == {value}.GetHashCode()"));
        Assert.False(Box.Value.Evaluate<bool>($"{value} == {other}"));
        Assert.True(Box.Value.Evaluate<bool>($"{value} != {other}"));
    }

    [Theory]
    [InlineData("new Box.Functions.Put { A = default, B = default, C = default, D = \"\" }", "new Box.Functions.Put { A = [], B = [], C = [], D = \"\" }")]
    [InlineData("new Box.Event.Put { A = default, B = default }", "new Box.Event.Put { A = Bytes.Empty, B = AbiArray<UInt256>.Empty }")]
    [InlineData("new Structs.Item { X = default, Y = default }", "new Structs.Item { X = Array.Empty<byte>(), Y = Array.Empty<AbiArray<byte>>() }")]
    public void Default_equals_empty(string value, string empty) =>
        Assert.True(Box.Value.Evaluate<bool>($"{value} == {empty} && {value}.GetHashCode() == {empty}.GetHashCode()"));

    [Fact]
    public void Default_is_encoded_as_empty() => Assert.Equal(
        HexText.Write(HexText.Words(0x40, 0x60, 0, 0)),
        Box.Value.Evaluate<string>("HexText.Write(LogData.Encode(new Box.Event.Put { A = default, B = default }))"));

    [Fact]
    public void A_value_does_not_change_when_the_array_does_that_it_was_made_from() => Assert.Equal("[1, 2]", Box.Value.Run<string>("""
        UInt256[] source = [1, 2];
        var value = new Box.Event.Put { A = [], B = source };
        source[0] = 9;
        return value.B.ToString();
        """));

    [Fact]
    public void A_copy_with_one_change_is_another_value() => Assert.True(Box.Value.Run<bool>("""
        var value = new Box.Event.Put { A = [1], B = [2] };
        return value with { B = [3] } == new Box.Event.Put { A = [1], B = [3] } && value with { } == value;
        """));

    [Fact]
    public void Cases_of_one_shape_are_not_equal() =>
        Assert.False(Box.Value.Evaluate<bool>("new Box.Event.Put { A = [], B = [] }.Equals((object)new Box.Error.Full { A = [], B = [] })"));

    [Fact]
    public void Values_are_keys_of_dictionaries() => Assert.Equal(2, Box.Value.Run<int>("""
        Dictionary<Structs.Item, int> counts = [];
        foreach (Structs.Item item in new Structs.Item[] { new() { X = [1], Y = [] }, new() { X = [1], Y = default }, new() { X = [2], Y = [] } })
        {
            counts[item] = counts.GetValueOrDefault(item) + 1;
        }
        return counts.Count;
        """));
}
