using System.Text;
using Fabstir.Abi;
using Fabstir.Protocol;

namespace Fabstir.Sdk.Tests.Protocol;

public sealed class HostFrameTests
{
    [Theory]
    [InlineData("""{"type":"stream_chunk","content":"Hi","tokens":2,"id":"r1","index":7}""", "Hi", 7, 2)]
    [InlineData("""{"content":"Hi","id":"r1","index":7,"tokens":2,"type":"stream_chunk"}""", "Hi", 7, 2)]
    [InlineData("""{"type":"stream_chunk","id":"r1","content":" \"\u00fc\ud83d\ude00\n"}""", " \"ü😀\n", null, 1)]
    [InlineData("""{"type":"stream_chunk","id":"r1","content":"","tokens":0,"index":null,"x":{"y":[1,{"id":"other"}]}}""", "", null, 0)]
    public void A_chunk_is_read_in_whichever_order_its_fields_come(string json, string content, int? index, int tokens)
    {
        HostFrame frame = Read(json);

        Assert.Equal(new HostFrame("r1", new StreamChunk(content, index, tokens)), frame);
        Assert.Null(frame.Message);
    }

    [Fact]
    public void A_chunk_allocates_its_text_and_nothing_else()
    {
        byte[] utf8 = """{"type":"stream_chunk","id":"request-1","index":12,"tokens":1,"content":" token"}"""u8.ToArray();
        HostFrameReader reader = new();
        reader.Read(utf8);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            reader.Read(utf8);
        }

        long perFrame = (GC.GetAllocatedBytesForCurrentThread() - before) / 1_000;
        const long SixCharacters = 40;
        Assert.True(perFrame <= SixCharacters, $"{perFrame} bytes");
    }

    public static TheoryData<string, HostMessage> Messages { get; } = new()
    {
        { """{"type":"connected","message":"WebSocket connected successfully"}""", new HostMessage.Connected(null, [], null) },
        { """{"type":"stream_resumed","id":"r1","from":42}""", new HostMessage.StreamResumed(42) },
        {
            """{"type":"session_init_ack","status":"success","session_id":"123","job_id":123,"chain_id":84532,"message":"ok","id":"i"}""",
            new HostMessage.SessionAccepted(123, 84532, null, null)
        },
        {
            """{"type":"session_init_ack","sessionId":123,"chainId":"84532","model":"m","hostSignature":"0x0102"}""",
            new HostMessage.SessionAccepted(123, 84532, "m", Bytes.Parse("0x0102"))
        },
        {
            """{"type":"session_init_ack","status":"failed","message":"no such job"}""",
            new HostMessage.HostError(null, "no such job")
        },
        {
            """{"type":"stream_end","reason":"complete","tokens_used":9,"finish_reason":"stop","usage":{"prompt_tokens":4,"completion_tokens":5,"total_tokens":9,"context_window_size":2048},"id":"r1","session_id":"1"}""",
            new HostMessage.StreamEnd("complete", "stop", 9, new TokenUsage(4, 5, 2048))
        },
        { """{"type":"stream_end","usage":{"prompt_tokens":4,"completion_tokens":5,"total_tokens":9}}""", new HostMessage.StreamEnd(null, null, null, new TokenUsage(4, 5)) },
        { """{"type":"error","code":"MISSING_SESSION_ID","message":"session_id is required"}""", new HostMessage.HostError("MISSING_SESSION_ID", "session_id is required") },
        { """{"type":"error","error":"Inference failed"}""", new HostMessage.HostError(null, "Inference failed") },
        { """{"type":"error","error":{"code":"RATE_LIMIT_EXCEEDED","message":"slow down","retry_after":3}}""", new HostMessage.HostError("RATE_LIMIT_EXCEEDED", "slow down", TimeSpan.FromSeconds(3)) },
        { """{"type":"error","code":"RESUME_UNAVAILABLE","message":"gone","oldest":64}""", new HostMessage.HostError("RESUME_UNAVAILABLE", "gone", null, 64) },
        { """{"type":"pong","a":1}""", new HostMessage.Unknown("pong") },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_hosts_say_is_read_in_each_of_its_shapes(string json, HostMessage expected)
    {
        HostMessage? message = Read(json).Message;

        if (expected is HostMessage.Connected)
        {
            Assert.Empty(Assert.IsType<HostMessage.Connected>(message).Capabilities);
            return;
        }

        Assert.Equal(expected, message);
    }

    [Fact]
    public void The_first_frame_says_what_the_host_can_do()
    {
        string challenge = "0x" + new string('a', 64);
        HostMessage.Connected connected = Assert.IsType<HostMessage.Connected>(Read(
            $$"""{"type":"connected","message":"","protocol":"fabstir-stream/1","capabilities":["auth","resume","credit","more"],"challenge":"{{challenge}}"}""").Message);

        Assert.Equal(("fabstir-stream/1", Bytes32.Parse(challenge)), (connected.Protocol, connected.Challenge));
        Assert.Equal(["auth", "resume", "credit", "more"], connected.Capabilities);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":1}""")]
    [InlineData("""{"type":"stream_chunk"}""")]
    [InlineData("""{"type":"stream_chunk","content":null}""")]
    [InlineData("""{"type":"stream_chunk","content":5}""")]
    [InlineData("""{"type":"stream_chunk","content":"\ud800"}""")]
    [InlineData("""{"type":"stream_chunk","content":"a","tokens":-1}""")]
    [InlineData("""{"type":"stream_chunk","content":"a","index":1.5}""")]
    [InlineData("""{"type":"stream_chunk","content":"a","id":[]}""")]
    [InlineData("""{"type":"stream_chunk","content":"a"}{}""")]
    [InlineData("""{"type":"stream_chunk","content":"a" """)]
    [InlineData("""{"type":"stream_resumed"}""")]
    [InlineData("""{"type":"stream_end","tokens_used":99999999999}""")]
    [InlineData("""{"type":"session_init_ack","session_id":"-1"}""")]
    [InlineData("""{"type":"connected","capabilities":[1]}""")]
    [InlineData("""{"type":"connected","challenge":"0x12"}""")]
    [InlineData("""{"type":"error","error":{"message":"\udc00"}}""")]
    public void What_is_no_frame_is_refused(string json) => Assert.Throws<FrameFormatException>(() => Read(json));

    [Fact]
    public void A_frame_is_bounded_in_size_depth_and_type()
    {
        string nested = new string('[', StreamProtocol.MaxDepth) + new string(']', StreamProtocol.MaxDepth);
        Assert.Throws<FrameFormatException>(() => Read($$"""{"type":"x","a":{{nested}}}"""));
        Assert.Throws<FrameFormatException>(() => Read($$"""{"a":{{nested}},"type":"stream_chunk","content":""}"""));
        Assert.Throws<FrameFormatException>(() => Read($$"""{"type":"{{new string('x', 65)}}"}"""));
        Assert.Throws<FrameFormatException>(() => new HostFrameReader().Read(new byte[StreamProtocol.MaxFrameBytes + 1]));
        Assert.Throws<FrameFormatException>(() => new HostFrameReader().Read([(byte)'"', 0xFF, (byte)'"']));
        Assert.Equal(20, Assert.Throws<FrameFormatException>(() => Read("""{"type":"connected",!}""")).Offset);
        Assert.Equal(21, Assert.Throws<FrameFormatException>(() => Read("{\n\"type\":\"connected\",!}")).Offset);
    }

    private static HostFrame Read(string json) => new HostFrameReader().Read(Encoding.UTF8.GetBytes(json));
}
