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
