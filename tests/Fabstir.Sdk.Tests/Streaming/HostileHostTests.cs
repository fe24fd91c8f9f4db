using System.Net.WebSockets;
using System.Text;
using Fabstir.Ethereum.Tests;
using Fabstir.Protocol;

namespace Fabstir.Sdk.Tests.Streaming;

/// <summary>Whatever bytes a host sends, the client answers with an exception of its own, and goes on with the next prompt.</summary>
public sealed class HostileHostTests
{
    public static TheoryData<string> Broken =>
    [
        "", "{", "[]", "7", "null", "{}", """{"type":7}""", """{"type":"stream_chunk","id":"ID","content":7}""", """{"type":"stream_chunk","id":"ID","index":0,"tokens":-1,"content":"a"}""",
        """{"type":"stream_chunk","id":"ID","index":-1,"tokens":1,"content":"a"}""", """{"type":"stream_chunk","id":"ID","index":0,"tokens":1,"content":"\ud800"}""",
        """{"type":"stream_end","id":"ID","tokens_used":"many"}""", """{"type":"error","id":"ID","error":[]}""", """{"type":"stream_resumed","id":"ID"}""",
        """{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}}}}}}}}}""",
    ];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_frame_that_is_none_fails_the_prompt_and_not_the_session(string frame)
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        await FailAsync(world, world.Socket, (socket, id) => socket.SendTextAsync(frame.Replace("ID", id, StringComparison.Ordinal)));
        await AnswerAsync(world);
    }

    [Fact]
    public async Task Binary_frames_bad_UTF8_and_frames_without_end_are_errors_of_the_protocol()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        ScriptedSocket socket = world.Socket;

        await FailAsync(world, socket, static (one, _) => one.SendBytesAsync([1, 2, 3], WebSocketMessageType.Binary));
        socket = await FailNextAsync(world, static (one, _) => one.SendBytesAsync([.. "{\"type\":\"x"u8, 0xff, .. "\"}"u8]));
        socket = await FailNextAsync(world, static (one, _) => one.SendLargeAsync(StreamProtocol.MaxFrameBytes + 1));
        await AnswerAsync(world);
    }

    [Fact]
    public async Task Frames_of_unknown_types_and_of_other_requests_are_passed_over()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        Task<Completion> answer = world.Llm.CompleteAsync("Hello", cancellationToken: Test.Token);
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();

        await world.Socket.SendTextAsync("""{"type":"news","id":"x"}""");
        await world.Socket.SendTokensAsync("another", 0, 3);
        await world.Socket.SendEndAsync("another", 3);
        await world.Socket.SendAsync(null, new StreamChunk("nobody's", 0, 1));
        await world.Socket.SendTokensAsync(asked.Id, 0, 2);
        await world.Socket.SendEndAsync(asked.Id, 2);

        Assert.Equal(("0 1 ", 6), ((await answer).Text, (await answer).Summary.Metrics.DroppedFrames));
    }

    [Fact]
    public async Task Frames_that_are_damaged_anywhere_give_an_exception_or_an_answer_and_never_a_hang()
    {
        Random random = new(20261120);
        for (int round = 0; round < 300; round++)
        {
            await using ScriptedWorld world = await ScriptedWorld.OpenAsync(capabilities: []);
            Task<Completion> answer = world.Llm.CompleteAsync("Hello", new PromptOptions { MaxTokens = 50 }, Test.Token);
            ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
            for (int index = 0; index < 5; index++)
            {
                await world.Socket.SendBytesAsync(Damage(random, $$"""{"type":"stream_chunk","id":"{{asked.Id}}","index":{{index}},"tokens":1,"content":"a\u00e9"}"""));
            }

            await world.Socket.SendBytesAsync(Damage(random, $$"""{"type":"stream_end","id":"{{asked.Id}}","reason":"complete","finish_reason":"stop","tokens_used":5}"""));
            world.Socket.Cut();

            Exception? failure = await Record.ExceptionAsync(() => world.Time.RunAsync(answer));
            Assert.True(failure is null or FabstirException, $"Round {round}: {failure}");
        }
    }

    [Fact]
    public async Task A_host_that_floods_with_errors_is_heard_once()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        Task<Completion> answer = world.Llm.CompleteAsync("Hello", cancellationToken: Test.Token);
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        for (int i = 0; i < 100; i++)
        {
            await world.Socket.SendAsync(asked.Id, new HostMessage.HostError(HostErrorCode.InternalError, "No."));
        }

        await Assert.ThrowsAsync<HostRefusedException>(() => answer);
    }

    private static async Task<ScriptedSocket> FailNextAsync(ScriptedWorld world, Func<ScriptedSocket, string, Task> send)
    {
        Task<Completion> answer = world.Llm.CompleteAsync("Hello", cancellationToken: Test.Token);
        ScriptedSocket socket = await (await world.Network.AcceptAsync()).AcceptAsync();
        await FailAsync(socket, answer, send);
        return socket;
    }

    private static Task FailAsync(ScriptedWorld world, ScriptedSocket socket, Func<ScriptedSocket, string, Task> send) =>
        FailAsync(socket, world.Llm.CompleteAsync("Hello", cancellationToken: Test.Token), send);

    private static async Task FailAsync(ScriptedSocket socket, Task<Completion> answer, Func<ScriptedSocket, string, Task> send)
    {
        ClientFrame.Inference asked = await socket.ReadAsync<ClientFrame.Inference>();
        await send(socket, asked.Id!);
        Assert.Equal(FabstirErrorCode.WebSocketMessageFailed, (await Assert.ThrowsAsync<FrameFormatException>(() => answer)).Code);
    }

    private static async Task AnswerAsync(ScriptedWorld world)
    {
        Task<Completion> answer = world.Llm.CompleteAsync("Hello", cancellationToken: Test.Token);
        ScriptedSocket socket = await (await world.Network.AcceptAsync()).AcceptAsync();
        ClientFrame.Inference asked = await socket.ReadAsync<ClientFrame.Inference>();
        await socket.SendTokensAsync(asked.Id, 0, 2);
        await socket.SendEndAsync(asked.Id, 2);
        Assert.Equal("0 1 ", (await answer).Text);
    }

    private static byte[] Damage(Random random, string frame)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(frame);
        for (int i = random.Next(3); i > 0; i--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return random.Next(8) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }
}
