using System.Buffers;
using System.Text;
using Fabstir.Abi;
using Fabstir.Protocol;

namespace Fabstir.Sdk.Tests.Protocol;

public sealed class FrameWriterTests
{
    private static readonly Bytes32 Word = Bytes32.Parse("0x" + new string('c', 64));

    [Fact]
    public void Frames_of_hosts_are_written_as_documented()
    {
        Assert.Equal("""{"type":"stream_chunk","id":"r","index":3,"tokens":1,"content":"\"ü\n"}""", Write(new HostFrame("r", new StreamChunk("\"ü\n", 3, 1))));
        Assert.Equal(
            $$"""{"type":"connected","message":"Connected. Send session_init.","protocol":"fabstir-stream/1","capabilities":["auth","resume","credit"],"challenge":"{{Word}}"}""",
            Write(new HostFrame(null, new HostMessage.Connected(StreamProtocol.Name, HostCapability.All, Word))));
        Assert.Equal(
            """{"type":"session_init_ack","id":"i","status":"success","session_id":"7","job_id":"7","chain_id":84532,"model":"m","hostSignature":"0x01"}""",
            Write(new HostFrame("i", new HostMessage.SessionAccepted(7, 84532, "m", Bytes.Parse("0x01")))));
        Assert.Equal(
            """{"type":"stream_end","id":"r","reason":"complete","finish_reason":"stop","tokens_used":2,"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}""",
            Write(new HostFrame("r", new HostMessage.StreamEnd("complete", "stop", 2, new TokenUsage(1, 2)))));
        Assert.Equal("""{"type":"stream_resumed","id":"r","from":2}""", Write(new HostFrame("r", new HostMessage.StreamResumed(2))));
        Assert.Equal(
            """{"type":"error","code":"BUSY","message":"One at a time.","retry_after":2}""",
            Write(new HostFrame(null, new HostMessage.HostError(HostErrorCode.Busy, "One at a time.", TimeSpan.FromSeconds(1.5)))));
    }

    [Fact]
    public void Frames_of_clients_are_written_as_documented()
    {
        Assert.Equal(
            $$$"""{"type":"session_init","id":"i","session_id":"7","jobId":"7","chain_id":84532,"user_address":"0x1111111111111111111111111111111111111111","nonce":"{{{Word}}}","auth":{"scheme":"s","address":"0x1111111111111111111111111111111111111111","signature":"0x01","expires":9}}""",
            Write(new ClientFrame.SessionInit("i", 7, 84532, Account, null, Word, new SessionAuth("s", Account, Bytes.Parse("0x01"), 9))));
        Assert.Equal(
            """{"type":"inference","id":"r","session_id":"7","jobId":"7","request":{"model":"m","prompt":"p","max_tokens":5,"temperature":0.5,"top_p":0.9,"stream":true,"conversation_context":[{"role":"user","content":"a"}]}}""",
            Write(new ClientFrame.Inference("r", 7, new InferenceRequest { Model = "m", Prompt = "p", MaxTokens = 5, Temperature = 0.5, TopP = 0.9, Context = [new("user", "a")] })));
        Assert.Equal("""{"type":"stream_cancel","id":"r","session_id":"7","jobId":"7","reason":"x"}""", Write(new ClientFrame.StreamCancel("r", 7, "x")));
        Assert.Equal("""{"type":"stream_resume","id":"r","next_index":4}""", Write(new ClientFrame.StreamResume("r", null, 4)));
        Assert.Equal("""{"type":"stream_ack","id":"r","next_index":4}""", Write(new ClientFrame.StreamAck("r", 4)));
        Assert.Equal("""{"type":"stream_credit","id":"r","tokens":4}""", Write(new ClientFrame.StreamCredit("r", 4)));
    }

    [Fact]
    public void A_chunk_is_written_without_allocating()
    {
        using FrameWriter writer = new();
        ArrayBufferWriter<byte> output = new(1024);
        HostFrame frame = new("request-1", new StreamChunk(" token", 12, 1));
        writer.Write(frame, output);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            output.ResetWrittenCount();
            writer.Write(frame, output);
        }

        Assert.Equal(0, (GC.GetAllocatedBytesForCurrentThread() - before) / 1_000);
    }

    private static Address Account => Address.Parse("0x1111111111111111111111111111111111111111");

    private static string Write(HostFrame frame)
    {
        using FrameWriter writer = new();
        ArrayBufferWriter<byte> output = new();
        writer.Write(frame, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static string Write(ClientFrame frame)
    {
        using FrameWriter writer = new();
        ArrayBufferWriter<byte> output = new();
        writer.Write(frame, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
