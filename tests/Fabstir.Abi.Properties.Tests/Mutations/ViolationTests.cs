using System.Text.Json.Nodes;
using Fabstir.Abi.Mutations.Messages;
using Fabstir.Abi.Mutations.Mutations;
using Fabstir.Abi.Mutations.Types;

namespace Fabstir.Abi.Properties.Tests.Mutations;

/// <summary>A run without violations means something only if they are noticed.</summary>
public sealed class ViolationTests
{
    private delegate bool Decoder(ReadOnlySpan<byte> data);

    private static readonly byte[] Data = [1, 2, 3, 4, 5];

    [Fact]
    public void A_value_that_stays_the_same_is_none() => Assert.Empty(Examine(static _ => true).Violations);

    [Fact]
    public void A_refusal_is_none() => Assert.Empty(Examine(static _ => throw new AbiFormatException("Wrong.", 5)).Violations);

    [Fact]
    public void A_value_that_changes_is_one() => AssertFound("encodes to something else", static _ => false);

    [Fact]
    public void Another_exception_is_one() => AssertFound(nameof(IndexOutOfRangeException), static data => data[data.Length] == 0);

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void A_position_outside_the_data_is_one(int position) => AssertFound("of 5", _ => throw new AbiFormatException("Wrong.", position));

    [Fact]
    public void Memory_out_of_proportion_is_one() => AssertFound("bytes of memory", static _ => new byte[200_000].Length > 0);

    [Fact]
    public void Anything_that_a_closed_sum_throws_is_one() => AssertFound("Wrong.", static _ => true, static _ => throw new AbiFormatException("Wrong.", 1));

    private static void AssertFound(string reason, Decoder decoder, Decoder? any = null)
    {
        Violation violation = Assert.Single(Examine(decoder, any).Violations);
        Assert.Equal(7, violation.Case);
        Assert.Equal(Data, violation.Data);
        Assert.Contains(reason, violation.Reason, StringComparison.Ordinal);
        Assert.Contains("0x0102030405", violation.ToString(), StringComparison.Ordinal);
    }

    private static Portion Examine(Decoder decoder, Decoder? any = null)
    {
        Portion portion = new();
        portion.Examine(7, new FakeMessage(decoder, any ?? (static _ => true)), Data);
        return portion;
    }

    private sealed class FakeMessage(Decoder decoder, Decoder any) : GeneratedMessage("fake", new TupleType([], IsNamed: false))
    {
        public override Bytes4 Selector => default;

        public override byte[] Encode(JsonNode values) => Data;

        public override JsonNode Decode(ReadOnlySpan<byte> data) => new JsonArray();

        public override bool IsStable(ReadOnlySpan<byte> data) => decoder(data);

        public override object DecodeAny(ReadOnlySpan<byte> data) => any(data);
    }
}
