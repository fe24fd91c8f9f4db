using System.Text;
using Fabstir.Protocol;

namespace Fabstir.Sdk.Tests.Streaming;

/// <summary>From the bytes of a frame to the reader, a token allocates its text and nothing else.</summary>
public sealed class AllocationTests
{
    private const int Tokens = 20_000;

    // " word": the object's header, its length, five letters and the end, in words of eight bytes.
    private const int TextBytes = 32;

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void A_token_allocates_its_text_and_nothing_else(int together)
    {
        byte[][] frames =
        [
            .. Enumerable.Range(0, Tokens).Select(static index =>
                Encoding.UTF8.GetBytes($$"""{"type":"stream_chunk","id":"request","index":{{index}},"tokens":1,"content":" word"}""")),
        ];
        Receive(frames, together);

        long before = GC.GetAllocatedBytesForCurrentThread();
        int length = Receive(frames, together);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // What is made once for each answer, and memory that was borrowed and not there.
        const int Once = 64 * 1024;
        Assert.Equal(Tokens, length);
        Assert.InRange(allocated, Tokens * TextBytes, (Tokens * TextBytes) + Once);
    }

    private static int Receive(byte[][] frames, int together)
    {
        using TokenReceiver receiver = new(new PromptOptions { MaxTokens = Tokens }, new TokenTally(TimeProvider.System, static _ => { }), counter: null, TimeProvider.System);
        IFrameSink sink = receiver.TakeFrom();
        receiver.Begin("request", new HostCapabilities { Protocol = StreamProtocol.Name, Names = HostCapability.All });
        HostFrameReader reader = new();
        HostFrame[] read = new HostFrame[together];
        int count = 0;
        for (int first = 0; first < frames.Length; first += together)
        {
            for (int index = 0; index < together; index++)
            {
                read[index] = reader.Read(frames[first + index]);
            }

            sink.OnFrames(read);
            while (receiver.Buffer.TryRead(out TokenChunk chunk))
            {
                count += chunk.Tokens;
            }
        }

        return count;
    }
}
