using Fabstir.FaultTests.Scenarios;
using Fabstir.StreamTestbed.Answers;
using Fabstir.StreamTestbed.Network;

namespace Fabstir.FaultTests.Tests;

/// <summary>What the program is made of, without a chain.</summary>
public sealed class FaultArgumentsTests
{
    [Fact]
    public void Arguments_are_understood_or_refused()
    {
        Assert.Equal(new FaultArguments(1, null, null, BrokenPart.None), FaultArguments.Parse([]));
        Assert.Equal(new FaultArguments(7, "kills", 2, BrokenPart.Journal), FaultArguments.Parse(["--seed", "7", "--only", "kills", "--runs", "2", "--break", "journal"]));
        Assert.Equal(BrokenPart.Dedupe, FaultArguments.Parse(["--break", "dedupe"])!.Broken);
        Assert.Null(FaultArguments.Parse(["--break", "nonce"]));
        Assert.Null(FaultArguments.Parse(["--runs", "0"]));
    }

    [Fact]
    public void An_answer_is_known_from_its_prompt()
    {
        AnswerOrder order = new(Seed: 5, Tokens: 40);

        Assert.True(AnswerOrder.TryParse(order.Prompt, out AnswerOrder? read));
        Assert.Equal(order, read);
        Assert.False(AnswerOrder.TryParse("tell me something", out _));
    }

    [Fact]
    public void What_is_read_is_counted_by_what_it_says()
    {
        AnswerOrder order = new(Seed: 5, Tokens: 40);
        string whole = order.TextOf(40);
        string twice = order.TextOf(10) + order.TokenAt(9) + whole[order.TextOf(10).Length..];
        string hole = order.TextOf(10) + whole[order.TextOf(11).Length..];

        Assert.Equal(new TextTally(40, 0, 0), TextTally.Of(order, whole, isWhole: true));
        Assert.Equal(new TextTally(40, 1, 0), TextTally.Of(order, twice, isWhole: true));
        Assert.Equal(new TextTally(39, 0, 1), TextTally.Of(order, hole, isWhole: true));
        Assert.Equal(new TextTally(10, 0, 30), TextTally.Of(order, order.TextOf(10), isWhole: true));
        Assert.Equal(new TextTally(10, 0, 0), TextTally.Of(order, order.TextOf(10), isWhole: false));
        Assert.NotEqual(0, TextTally.Of(order, whole.Replace(order.TokenAt(7), " 7:damaged", StringComparison.Ordinal), isWhole: true).Missing);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000)]
    public void Pieces_of_answers_are_counted_however_they_are_read(int size)
    {
        byte[] bytes = [.. Enumerable.Repeat("{\"type\":\"stream_chunk\",\"content\":\"x\"}"u8.ToArray(), 5).SelectMany(static frame => frame)];
        ChunkCounter counter = new();

        int total = 0;
        foreach (byte[] read in bytes.Chunk(size))
        {
            counter.Count(read, int.MaxValue, out int count);
            total += count;
        }

        Assert.Equal(5, total);
        Assert.Equal(bytes.AsSpan().IndexOf("stream_chunk\""u8) + 13, new ChunkCounter().Count(bytes, limit: 1, out _));
    }
}
