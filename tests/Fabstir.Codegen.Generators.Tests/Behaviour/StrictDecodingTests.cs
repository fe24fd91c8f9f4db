using Fabstir.Abi;
using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>What is no strict encoding is refused with its place; every encoding that the specification allows is read.</summary>
public sealed class StrictDecodingTests
{
    private static readonly Lazy<GeneratedAssembly> Reader = new(static () => GeneratedAssembly.Of(AbiInput.Of(
        "Reader",
        "function small(uint24 a,int8 b,bool c,address d,bytes3 e)",
        "function two(bytes a,string b)",
        "function list((uint64 x,bytes y)<struct Item>[] items,uint8[2] pair)",
        "function empty(()[] a,uint256[0][] b)",
        "function hook(function f)")));

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000001000000", 0, "uint24 has 24 bits")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000080", 1, "int8 has 8 bits")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000002", 2, "a bool is 0 or 1")]
    [InlineData("0000000000000000000000010000000000000000000000000000000000000001", 3, "an address has 20 bytes")]
    [InlineData("0102030400000000000000000000000000000000000000000000000000000000", 4, "bytes3 has 3 bytes")]
    public void A_dirty_word_is_refused_at_its_place(string word, int place, string because)
    {
        byte[] calldata = new byte[4 + (5 * 32)];
        HexText.Read(word).CopyTo(calldata, 4 + (place * 32));

        AbiFormatException refusal = Refuse("Small", calldata);

        Assert.True(refusal.Position == 4 + (place * 32), $"{because}: {refusal.Message}");
    }

    [Fact]
    public void Tails_may_stand_in_any_order() => Assert.Equal(
        "Two { A = 0xaa, B = b }",
        Decode("Two", [.. new byte[4], .. HexText.Words(0x80, 0x40, 1), .. "b"u8, .. new byte[31], .. HexText.Words(1), 0xaa, .. new byte[31]]));

    [Theory]
    [InlineData("an offset outside", 0x1000, 0x80, 4)]
    [InlineData("an offset that is no count", ulong.MaxValue, 0x80, 4)]
    [InlineData("a second offset outside", 0x40, 0x81_0000, 36)]
    public void An_offset_that_points_outside_is_refused(string because, ulong first, ulong second, int position)
    {
        AbiFormatException refusal = Refuse("Two", [.. new byte[4], .. HexText.Words(first, second, 0, 0)]);

        Assert.True(refusal.Position == position, $"{because}: {refusal.Message}");
    }

    [Fact]
    public void Bytes_longer_than_the_data_are_refused() => Assert.Equal(
        68, Refuse("Two", [.. new byte[4], .. HexText.Words(0x40, 0x60, 33, 0)]).Position);

    [Fact]
    public void Bytes_that_are_padded_with_something_are_refused() => Assert.Equal(
        4 + (3 * 32) + 1, Refuse("Two", [.. new byte[4], .. HexText.Words(0x40, 0x80, 1), 0xaa, 0x01, .. new byte[30], .. HexText.Words(0)]).Position);

    [Theory]
    [InlineData(0x7fffffff)]
    [InlineData(0x100000)]
    [InlineData(uint.MaxValue)]
    public void An_array_longer_than_the_data_could_hold_costs_no_memory(ulong length) => Assert.InRange(
        Reader.Value.Run<long>(
            $$"""
            byte[] calldata = [.. Reader.Selectors.Functions.List.AsSpan().ToArray(), .. HexText.Words(0x60, 1, 2, {{length}})];
            long before = GC.GetAllocatedBytesForCurrentThread();
            Reader.Call call = Reader.Call.Decode(calldata);
            return call is Reader.Call.Unknown ? GC.GetAllocatedBytesForCurrentThread() - before : -1;
            """),
        0,
        100_000);

    [Fact]
    public void Elements_without_bytes_are_counted_against_the_data() => Refuse("Empty", [.. new byte[4], .. HexText.Words(0x40, 0x40, 0x7fffffff)]);

    [Fact]
    public void Offsets_that_share_a_tail_do_not_multiply_it()
    {
        // 100 items that all point to one tail of 100 words would be 10,000 words of data.
        byte[] items = [.. HexText.Words([.. Enumerable.Repeat(100UL * 32, 100)]), .. HexText.Words(7, 0x40, 3200), .. new byte[3200]];

        Refuse("List", [.. new byte[4], .. HexText.Words(0x60, 1, 2, 100), .. items]);
    }

    [Fact]
    public void A_function_is_24_bytes_at_the_left() => Refuse("Hook", [.. new byte[4], .. HexText.Words(1)]);

    [Theory]
    [InlineData("Small")]
    [InlineData("Two")]
    [InlineData("List")]
    public void No_prefix_of_an_encoding_is_one(string message)
    {
        byte[] calldata = Reader.Value.Evaluate<byte[]>(message switch
        {
            "Small" => "Calldata.Encode(new Reader.Functions.Small { A = 1, B = -1, C = true, D = default, E = default })",
            "Two" => "Calldata.Encode(new Reader.Functions.Two { A = [1, 2], B = \"b\" })",
            _ => "Calldata.Encode(new Reader.Functions.List { Items = [new() { X = 1, Y = [2] }], Pair = [1, 2] })",
        });

        Assert.Equal(calldata.Length, Reader.Value.Run<int>(
            $$"""
            byte[] calldata = HexText.Read("{{HexText.Write(calldata)}}");
            for (int length = 4; length < calldata.Length; length++)
            {
                if (Reader.Call.Decode(calldata.AsSpan(0, length)) is not Reader.Call.Unknown) { return length; }
            }
            return Reader.Call.Decode(calldata) is Reader.Call.Unknown ? -1 : calldata.Length;
            """));
    }

    private static string Decode(string message, byte[] calldata) => Reader.Value.Run<string>(
        $$"""
        byte[] calldata = HexText.Read("{{HexText.Write(calldata)}}");
        Reader.Selectors.Functions.{{message}}.AsSpan().CopyTo(calldata);
        return Calldata.Decode<Reader.Functions.{{message}}>(calldata).ToString();
        """);

    private static AbiFormatException Refuse(string message, byte[] calldata) => Assert.Throws<AbiFormatException>(() => Decode(message, calldata));
}
