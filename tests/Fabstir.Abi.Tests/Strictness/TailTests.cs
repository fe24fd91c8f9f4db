using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>Where tails may be: wherever an offset says. Solidity's decoder follows offsets too.</summary>
public sealed class TailTests
{
    [Fact]
    public void Accepts_tails_in_any_order() =>
        Assert.Equal(CalldataExamples.Sam, Calldata.Decode<Sam>(Words.After("a5643bf2", "e0", "1", "60", "3", "1", "2", "3", "4", "64617665..")));

    [Fact]
    public void Accepts_gaps_between_tails()
    {
        const string gap = "dead..";

        Assert.Equal(
            CalldataExamples.Sam,
            Calldata.Decode<Sam>(Words.After("a5643bf2", "80", "1", "100", gap, "4", "64617665..", gap, gap, "3", "1", "2", "3")));
    }

    [Fact]
    public void Accepts_gaps_that_are_no_whole_words()
    {
        byte[] head = Words.After("a5643bf2", "65", "1", "a7");
        byte[] data = [.. head, 1, 2, 3, 4, 5, .. Words.Of("4", "64617665.."), 6, 7, .. Words.Of("3", "1", "2", "3")];

        Assert.Equal(CalldataExamples.Sam, Calldata.Decode<Sam>(data));
    }

    [Fact]
    public void Accepts_elements_of_an_array_in_any_order() => Assert.Equal(
        ["a", "b"],
        AbiData.Decode<AbiArray<string>, ArrayCodec<string, StringCodec>>(Words.Of("20", "2", "80", "40", "1", "62..", "1", "61..")));

    [Fact]
    public void Accepts_a_gap_after_the_offset() => Assert.Equal(
        [7],
        AbiData.Decode<AbiArray<byte>, ArrayCodec<byte, UInt8Codec>>(Words.Of("60", "dead..", "beef..", "1", "7")));
}
