namespace Fabstir.Abi.Tests;

public sealed class LogDataTests
{
    private static readonly Transfer Moved = new() { From = Address.Zero, To = EncodedExamples.Someone, Value = 1000 };

    private static readonly AbiArray<Bytes32> MovedTopics =
    [
        Bytes32.Parse("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"),
        new Bytes32(Words.Of("0")),
        new Bytes32(Words.Of("5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")),
    ];

    private static readonly Noted Anonymous = new() { Title = Keccak256.Hash("title"), Tick = -1, Text = "abc", Tags = [new Bytes3("def"u8)] };

    private static readonly AbiArray<Bytes32> AnonymousTopics = [Keccak256.Hash("title"), new Bytes32(Words.Of("-1"))];

    private static readonly byte[] AnonymousData = Words.Of("40", "80", "3", "616263..", "1", "646566..");

    [Fact]
    public void Encodes_and_decodes_an_event()
    {
        Assert.Equal(MovedTopics, LogData.GetTopics(Moved));
        Assert.Equal(Words.Of("3e8"), LogData.Encode(Moved));
        Assert.Equal(Moved, LogData.Decode<Transfer>(MovedTopics.AsSpan(), Words.Of("3e8")));
    }

    [Fact]
    public void Encodes_and_decodes_an_anonymous_event_with_a_hashed_argument()
    {
        Assert.Equal(AnonymousTopics, LogData.GetTopics(Anonymous));
        Assert.Equal(AnonymousData, LogData.Encode(Anonymous));
        Assert.Equal(Anonymous, LogData.Decode<Noted>(AnonymousTopics.AsSpan(), AnonymousData));
    }

    [Fact]
    public void Refuses_the_log_of_another_event_and_names_the_expected_one()
    {
        Bytes32[][] others =
        [
            [],
            [MovedTopics[0]],
            [MovedTopics[0], MovedTopics[1]],
            [.. MovedTopics, default],
            [new Bytes32(MovedTopics[0].AsSpan().ToArray().With(31, 0)), MovedTopics[1], MovedTopics[2]],
            [default, MovedTopics[1], MovedTopics[2]],
        ];

        Assert.All(others, static topics =>
        {
            AbiFormatException refused = Refusal.Of(() => LogData.Decode<Transfer>(topics, Words.Of("3e8")));
            Assert.Contains("Transfer(address,address,uint256)", refused.Message, StringComparison.Ordinal);
        });
        Refusal.Of(static () => LogData.Decode<Noted>(MovedTopics.AsSpan(), AnonymousData));
        Refusal.Of(static () => LogData.Decode<Noted>([], AnonymousData));
    }

    [Fact]
    public void Refuses_a_dirty_topic()
    {
        for (int i = 0; i < 12; i++)
        {
            Bytes32[] topics = [MovedTopics[0], MovedTopics[1], new Bytes32(MovedTopics[2].AsSpan().ToArray().With(i, 1))];
            Refusal.InWord(64, () => LogData.Decode<Transfer>(topics, Words.Of("3e8")));
        }
    }

    [Fact]
    public void Refuses_data_that_ends_anywhere_before_the_end()
    {
        for (int length = 0; length < 32; length++)
        {
            byte[] cut = Words.Of("3e8")[..length];
            Refusal.Inside(cut, () => LogData.Decode<Transfer>(MovedTopics.AsSpan(), cut));
        }

        for (int length = 0; length < AnonymousData.Length; length++)
        {
            byte[] cut = AnonymousData[..length];
            Refusal.Inside(cut, () => LogData.Decode<Noted>(AnonymousTopics.AsSpan(), cut));
        }
    }

    [Fact]
    public void Refuses_dirty_padding_in_the_data()
    {
        for (int i = 67 + 32; i < 128; i++)
        {
            Refusal.At(i, () => LogData.Decode<Noted>(AnonymousTopics.AsSpan(), AnonymousData.With(i, 1)));
        }

        for (int i = 163; i < 192; i++)
        {
            Refusal.InWord(160, () => LogData.Decode<Noted>(AnonymousTopics.AsSpan(), AnonymousData.With(i, 1)));
        }
    }

    [Fact]
    public void Writes_each_byte_of_the_data_and_allocates_nothing()
    {
        byte[] destination = new byte[AnonymousData.Length + 1];
        destination.AsSpan().Fill(0xff);

        Assert.Equal(AnonymousData.Length, LogData.Encode(Anonymous, destination));
        Assert.Equal([.. AnonymousData, 0xff], destination);
        Assert.Equal(0, Allocation.Of(() => LogData.Encode(Anonymous, destination)));
    }
}
