namespace Fabstir.Abi.Tests;

/// <summary>Encodings with random damage, the same in every run: a value or a refusal comes out, nothing else, and soon.</summary>
public sealed class MutationTests
{
    private const int MutationsOfEach = 4000;

    // Words that mean something as offsets, lengths, counts and signs.
    private static readonly byte[][] Words32 =
    [
        Words.Of("0"), Words.Of("1"), Words.Of("2"), Words.Of("3"), Words.Of("1f"), Words.Of("20"), Words.Of("21"), Words.Of("40"), Words.Of("60"),
        Words.Of("80"), Words.Of("ff"), Words.Of("100"), Words.Of("7fffffff"), Words.Of("80000000"), Words.Of("ffffffff"), Words.Of("100000020"), Words.Of("8000000"),
        Words.Of("8000000000000000"), Words.Of("10000000000000020"), Words.Of("80.."), Words.Of("-1"), Words.Of("-20"), Words.Of("-80"),
    ];

    private delegate bool Decoder(byte[] data);

    private static Dictionary<string, (byte[] Data, Decoder IsStable)> Decoders { get; } = new(
    [
        .. EncodedExamples.All.Select(static example => Subject(example.Description, example.Encoding, example.IsStable)),
        .. CalldataExamples.All.Select(static example => Subject(example.Signature, example.Calldata, example.IsStable)),
        Subject("InsufficientBalance", Words.After("cf479181", "0", "1"), IsStableError),
        Subject("Error", Words.After("08c379a0", "20", "5", "48656c6c6f.."), static data => RevertData.DecodeReason(data) is not null),
        Subject("Panic", Words.After("4e487b71", "11"), static data => RevertData.DecodePanic(data).Value >= 0),
        Subject("Noted", Words.Of("40", "80", "3", "616263..", "1", "646566.."), IsStableEvent),
    ]);

    public static TheoryData<string> Subjects { get; } = [.. Decoders.Keys];

    [Theory]
    [MemberData(nameof(Subjects))]
    public void Damaged_data_is_decoded_or_refused(string subject)
    {
        (byte[] data, Decoder isStable) = Decoders[subject];
        Random random = new(data.Length);
        int refused = 0;
        for (int i = 0; i < MutationsOfEach; i++)
        {
            byte[] damaged = data;
            for (int damages = random.Next(1, 4); damages > 0; damages--)
            {
                damaged = Damage(damaged, random);
            }

            refused += IsRefused(damaged, isStable) ? 1 : 0;
        }

        Assert.True(refused > 0 || data.Length == 4, "All damage was accepted.");
    }

    [Theory]
    [MemberData(nameof(Subjects))]
    public void Random_data_is_decoded_or_refused(string subject)
    {
        (byte[] data, Decoder isStable) = Decoders[subject];
        Random random = new(1);
        for (int i = 0; i < 300; i++)
        {
            byte[] noise = new byte[random.Next(400)];
            random.NextBytes(noise);
            data.AsSpan(0, Math.Min(4, noise.Length)).CopyTo(noise);
            IsRefused(noise, isStable);
        }
    }

    private static KeyValuePair<string, (byte[] Data, Decoder IsStable)> Subject(string name, byte[] data, Decoder isStable) => new(name, (data, isStable));

    private static bool IsRefused(byte[] data, Decoder isStable)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool refused = false;
        try
        {
            Assert.True(isStable(data), $"Not stable: {Convert.ToHexStringLower(data)}");
        }
        catch (AbiFormatException e)
        {
            refused = true;
            Assert.InRange(e.Position, 0, data.Length);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        return refused;
    }

    private static byte[] Damage(byte[] data, Random random)
    {
        // After a selector words begin at byte 4.
        int first = data.Length % 32;
        int words = (data.Length - first) / 32;
        if (words == 0)
        {
            return [.. data, (byte)random.Next(256)];
        }

        int word = first + (32 * random.Next(words));
        int at = random.Next(data.Length);
        return random.Next(8) switch
        {
            0 => data.With(at, (byte)random.Next(256)),
            1 => data.With(at, (byte)(data[at] ^ (1 << random.Next(8)))),
            2 or 3 => [.. data[..word], .. Words32[random.Next(Words32.Length)], .. data[(word + 32)..]],
            4 => data.With(word + 31, (byte)(32 * random.Next(16))),
            5 => data[..at],
            6 => [.. data[..word], .. data[(word + 32)..]],
            _ => [.. data[..word], .. data[(first + (32 * random.Next(words)))..]],
        };
    }

    private static bool IsStableError(byte[] data)
    {
        InsufficientBalance decoded = RevertData.Decode<InsufficientBalance>(data);
        return decoded == RevertData.Decode<InsufficientBalance>(RevertData.Encode(decoded));
    }

    private static bool IsStableEvent(byte[] data)
    {
        Bytes32[] topics = [default, default];
        Noted decoded = LogData.Decode<Noted>(topics, data);
        return decoded == LogData.Decode<Noted>(LogData.GetTopics(decoded).AsSpan(), LogData.Encode(decoded));
    }
}
