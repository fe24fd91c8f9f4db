using System.Text;
using Fabstir.Abi;
using Fabstir.Protocol;

namespace Fabstir.Sdk.Tests.Protocol;

public sealed class ClientFrameTests
{
    [Fact]
    public void A_session_is_asked_for_with_a_signature()
    {
        string signature = "0x" + new string('1', 130);
        string word = "0x" + new string('b', 64);
        ClientFrame.SessionInit init = Assert.IsType<ClientFrame.SessionInit>(Read(
            $$$"""{"type":"session_init","id":1,"chain_id":84532,"session_id":"123","jobId":"123","user_address":"0x1111111111111111111111111111111111111111","nonce":"{{{word}}}","auth":{"scheme":"s","address":"0x2222222222222222222222222222222222222222","signature":"{{{signature}}}","expires":1800000000}}"""));

        Assert.Equal(("1", (UInt256)123, 84532UL, Bytes32.Parse(word)), (init.Id, init.SessionId, init.ChainId, init.Nonce));
        Assert.Equal(new SessionAuth("s", Address.Parse("0x2222222222222222222222222222222222222222"), Bytes.Parse(signature), 1_800_000_000), init.Auth);
    }

    [Theory]
    [InlineData("""{"type":"inference","id":"r","session_id":"5","request":{"prompt":"p","model":"m","max_tokens":9,"temperature":0.5,"stream":true}}""")]
    [InlineData("""{"type":"inference","id":"r","request":{"job_id":5,"prompt":"p","model":"m","max_tokens":9,"temperature":0.5}}""")]
    [InlineData("""{"type":"prompt","id":"r","jobId":"5","prompt":"p","request":{"model":"m","max_tokens":9,"temperature":0.5}}""")]
    [InlineData("""{"type":"inference","sessionId":5,"request":{"request_id":"r","prompt":"p","model":"m","max_tokens":9,"temperature":0.5}}""")]
    public void A_question_is_read_in_each_of_its_shapes(string json)
    {
        ClientFrame.Inference asked = Assert.IsType<ClientFrame.Inference>(Read(json));

        Assert.Equal(("r", (UInt256)5), (asked.Id, asked.SessionId));
        Assert.Equal(("p", "m", 9, 0.5, true), (asked.Request.Prompt, asked.Request.Model, asked.Request.MaxTokens, asked.Request.Temperature, asked.Request.Stream));
    }

    [Fact]
    public void What_was_said_before_comes_with_the_question()
    {
        ClientFrame.Inference asked = Assert.IsType<ClientFrame.Inference>(Read(
            """{"type":"inference","request":{"prompt":"p","conversation_context":[{"role":"user","content":"a"},{"role":"assistant","content":"b","timestamp":5}]}}"""));

        Assert.Equal([new("user", "a"), new("assistant", "b")], asked.Request.Context);
        Assert.DoesNotContain("a", asked.Request.Context[0].ToString()[5..7], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"stream_cancel","session_id":"123","reason":"user_cancelled"}""")]
    [InlineData("""{"type":"stream_resume","session_id":"123","id":"r","next_index":4}""")]
    [InlineData("""{"type":"stream_ack","id":"r","next_index":4}""")]
    [InlineData("""{"type":"stream_credit","id":"r","tokens":4}""")]
    [InlineData("""{"type":"ping"}""")]
    public void The_other_frames_are_read(string json) => Assert.Equal(
        json switch
        {
            _ when json.Contains("cancel", StringComparison.Ordinal) => new ClientFrame.StreamCancel(null, 123, "user_cancelled"),
            _ when json.Contains("resume", StringComparison.Ordinal) => new ClientFrame.StreamResume("r", 123, 4),
            _ when json.Contains("ack", StringComparison.Ordinal) => new ClientFrame.StreamAck("r", 4),
            _ when json.Contains("credit", StringComparison.Ordinal) => new ClientFrame.StreamCredit("r", 4),
            _ => new ClientFrame.Unknown(null, "ping"),
        },
        Read(json));

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("""{"type":"inference"}""")]
    [InlineData("""{"type":"inference","request":"p"}""")]
    [InlineData("""{"type":"inference","request":{"prompt":"p","max_tokens":-1}}""")]
    [InlineData("""{"type":"inference","request":{"prompt":"p","conversation_context":["a"]}}""")]
    [InlineData("""{"type":"inference","request":{"prompt":"p","conversation_context":[{"role":"user"}]}}""")]
    [InlineData("""{"type":"inference","request":{"prompt":"p","temperature":1e999}}""")]
    [InlineData("""{"type":"inference","session_id":"12x","request":{"prompt":"p"}}""")]
    [InlineData("""{"type":"stream_ack","id":"r"}""")]
    [InlineData("""{"type":"stream_resume","id":"r","next_index":-4}""")]
    [InlineData("""{"type":"session_init","auth":{"scheme":"s"}}""")]
    [InlineData("""{"type":"session_init","user_address":"0x12"}""")]
    public void What_is_no_frame_is_refused(string json) => Assert.Throws<FrameFormatException>(() => Read(json));

    [Fact]
    public void A_frame_is_bounded_in_size_and_depth()
    {
        string nested = new string('[', StreamProtocol.MaxDepth) + new string(']', StreamProtocol.MaxDepth);
        Assert.Throws<FrameFormatException>(() => Read($$"""{"type":"x","a":{{nested}}}"""));
        Assert.Throws<FrameFormatException>(() => ClientFrameReader.Read(new byte[StreamProtocol.MaxFrameBytes + 1]));
        Assert.Throws<FrameFormatException>(() => ClientFrameReader.Read([(byte)'"', 0xFF, (byte)'"']));
    }

    private static ClientFrame Read(string json) => ClientFrameReader.Read(Encoding.UTF8.GetBytes(json));
}
