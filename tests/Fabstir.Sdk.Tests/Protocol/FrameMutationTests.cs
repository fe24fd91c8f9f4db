using System.Text;
using Fabstir.Protocol;

namespace Fabstir.Sdk.Tests.Protocol;

/// <summary>Any bytes are a frame, or are refused with the one exception.</summary>
public sealed class FrameMutationTests
{
    private const int Rounds = 20_000;

    private static readonly string[] Frames =
    [
        """{"type":"stream_chunk","id":"r1","index":3,"tokens":1,"content":"a\u00fcb"}""",
        """{"type":"stream_end","id":"r1","reason":"complete","finish_reason":"stop","tokens_used":2,"usage":{"prompt_tokens":1,"completion_tokens":2}}""",
        """{"type":"connected","protocol":"fabstir-stream/1","capabilities":["auth"],"challenge":"0xcccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"}""",
        """{"type":"error","error":{"code":"BUSY","message":"m","retry_after":2}}""",
        """{"type":"inference","id":"r","session_id":"7","request":{"model":"m","prompt":"p","max_tokens":5,"temperature":0.5,"conversation_context":[{"role":"user","content":"a"}]}}""",
        """{"type":"session_init","session_id":7,"auth":{"scheme":"s","address":"0x1111111111111111111111111111111111111111","signature":"0x01","expires":9}}""",
    ];

    [Fact]
    public void A_mutated_frame_is_read_or_refused()
    {
        Random random = new(1);
        HostFrameReader host = new();
        int refused = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] frame = Mutate(Encoding.UTF8.GetBytes(Frames[round % Frames.Length]), random);
            refused += Try(() => host.Read(frame)) + Try(() => ClientFrameReader.Read(frame));
        }

        Assert.InRange(refused, Rounds / 2, 2 * Rounds);
    }

    [Fact]
    public void A_chunk_means_the_same_after_others_of_its_answer()
    {
        byte[] usual = """{"type":"stream_chunk","id":"r1","index":3,"tokens":1,"content":"aüb"}"""u8.ToArray();
        Random random = new(2);
        int read = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] frame = round == 0 ? usual : Mutate(usual, random);
            HostFrameReader after = new();
            after.Read(usual);

            HostFrame? first = TryRead(new HostFrameReader(), frame);
            Assert.Equal(first, TryRead(after, frame));
            read += first is null ? 0 : 1;
        }

        Assert.InRange(read, Rounds / 20, Rounds);
    }

    [Theory]
    [InlineData("0", "1")]
    [InlineData("999999999", "0")]
    [InlineData("1000000000", "1")]
    [InlineData("2147483647", "1")]
    [InlineData("2147483648", "1")]
    [InlineData("01", "1")]
    [InlineData("-1", "1")]
    [InlineData("1.0", "1")]
    [InlineData("1e1", "1")]
    [InlineData("", "1")]
    [InlineData("1", "null")]
    public void A_number_means_the_same_after_others_of_its_answer(string index, string tokens)
    {
        byte[] frame = Encoding.UTF8.GetBytes($$"""{"type":"stream_chunk","id":"r1","index":{{index}},"tokens":{{tokens}},"content":"a"}""");
        HostFrameReader after = new();
        after.Read("""{"type":"stream_chunk","id":"r1","index":3,"tokens":1,"content":"a"}"""u8);

        Assert.Equal(TryRead(new HostFrameReader(), frame), TryRead(after, frame));
    }

    // Null where it is refused.
    private static HostFrame? TryRead(HostFrameReader reader, byte[] frame)
    {
        try
        {
            return reader.Read(frame);
        }
        catch (FrameFormatException)
        {
            return null;
        }
    }

    private static int Try(Action read)
    {
        try
        {
            read();
            return 0;
        }
        catch (FrameFormatException)
        {
            return 1;
        }
    }

    private static byte[] Mutate(byte[] frame, Random random)
    {
        List<byte> bytes = [.. frame];
        for (int count = random.Next(1, 4); count > 0; count--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, "{}[]\":,\\u09e-"u8[random.Next(13)]);
                    break;
                default:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at - 1, random.Next(8)));
                    break;
            }
        }

        return [.. bytes];
    }
}
