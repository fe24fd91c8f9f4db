using Fabstir.Ethereum.Tests;
using Fabstir.Protocol;

namespace Fabstir.Sdk.Tests.Streaming;

/// <summary>The low-level client: frames in, frames out.</summary>
public sealed class ConnectionTests
{
    private static readonly HostEndpoint Endpoint = new(new Uri("https://host.example"));

    [Fact]
    public async Task Frames_are_sent_and_read_until_the_host_closes()
    {
        using ScriptedNetwork network = new();
        (HostConnection connection, ScriptedSocket socket) = await ConnectAsync(network);
        await using (connection)
        {
            await connection.SendAsync(new ClientFrame.StreamCredit("r", 7), Test.Token);
            Assert.Equal(new ClientFrame.StreamCredit("r", 7), await socket.ReadAsync());
            await socket.SendTokensAsync("r", 0, 2);
            await socket.SendEndAsync("r", 2);
            await socket.CloseAsync();

            List<HostFrame> frames = [];
            await foreach (HostFrame frame in connection.ReadAllAsync(Test.Token))
            {
                frames.Add(frame);
            }

            Assert.Equal([new StreamChunk("0 ", 0, 1), new StreamChunk("1 ", 1, 1), null], frames.Select(frame => frame.Chunk));
            Assert.Equal(new Uri("wss://host.example/v1/ws"), connection.Url);
            Assert.True(connection.Capabilities is { Resumes: true, TakesCredit: true, Authenticates: false });
        }
    }

    [Fact]
    public async Task A_cut_is_an_exception_and_there_is_one_reader()
    {
        using ScriptedNetwork network = new();
        (HostConnection connection, ScriptedSocket socket) = await ConnectAsync(network);
        await using (connection)
        {
            await using IAsyncEnumerator<HostFrame> reader = connection.ReadAllAsync(Test.Token).GetAsyncEnumerator(Test.Token);
            Task<bool> reading = reader.MoveNextAsync().AsTask();
            await using IAsyncEnumerator<HostFrame> second = connection.ReadAllAsync(Test.Token).GetAsyncEnumerator(Test.Token);
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await second.MoveNextAsync());
            socket.Cut();

            Assert.Equal(FabstirErrorCode.StreamConnectionLost, (await Assert.ThrowsAsync<StreamException>(() => reading)).Code);
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await connection.SendAsync(new ClientFrame.StreamAck("r", 1), Test.Token));
    }

    [Fact]
    public async Task A_frame_that_is_too_large_is_not_sent_and_the_socket_goes_on()
    {
        using ScriptedNetwork network = new();
        (HostConnection connection, ScriptedSocket socket) = await ConnectAsync(network);
        await using (connection)
        {
            InferenceRequest request = new() { Prompt = new string('x', StreamProtocol.MaxFrameBytes) };
            await Assert.ThrowsAsync<FrameFormatException>(async () => await connection.SendAsync(new ClientFrame.Inference("r", 1, request), Test.Token));
            await connection.SendAsync(new ClientFrame.StreamAck("r", 1), Test.Token);

            Assert.Equal(new ClientFrame.StreamAck("r", 1), await socket.ReadAsync());
            await socket.CloseAsync();
        }
    }

    [Fact]
    public async Task A_host_that_takes_nothing_is_cut_off_after_a_while()
    {
        using ScriptedNetwork network = new();
        ManualTime time = new();
        (HostConnection connection, _) = await ConnectAsync(network, time);
        await using (connection)
        {
            // More than what is on its way between the two ends at most.
            StreamException stuck = await Assert.ThrowsAsync<StreamException>(() => time.RunAsync(SendForeverAsync(connection), TimeSpan.FromSeconds(10)));
            Assert.Equal(FabstirErrorCode.StreamConnectionLost, stuck.Code);
        }
    }

    private static async Task SendForeverAsync(HostConnection connection)
    {
        while (true)
        {
            await connection.SendAsync(new ClientFrame.Inference("r", 1, new InferenceRequest { Prompt = new string('x', 100_000) }), Test.Token);
        }
    }

    [Theory]
    [InlineData("""{"type":"stream_end"}""", FabstirErrorCode.WebSocketMessageFailed)]
    [InlineData("""{"type":"error","code":"RATE_LIMIT_EXCEEDED","message":"Later","retry_after":5}""", FabstirErrorCode.RateLimitExceeded)]
    [InlineData("hello", FabstirErrorCode.WebSocketMessageFailed)]
    public async Task A_host_that_greets_otherwise_is_no_host(string greeting, FabstirErrorCode code)
    {
        using ScriptedNetwork network = new();
        Task<HostConnection> connecting = HostConnection.ConnectAsync(network, Endpoint, new HostConnectionOptions(), Test.Token);
        await (await network.AcceptAsync()).SendTextAsync(greeting);

        Assert.Equal(code, (await Assert.ThrowsAnyAsync<FabstirException>(() => connecting)).Code);
    }

    private static async Task<(HostConnection Connection, ScriptedSocket Socket)> ConnectAsync(ScriptedNetwork network, TimeProvider? time = null)
    {
        HostConnectionOptions options = new() { TimeProvider = time ?? TimeProvider.System };
        Task<HostConnection> connecting = HostConnection.ConnectAsync(network, Endpoint, options, Test.Token);
        ScriptedSocket socket = await network.AcceptAsync();
        await socket.GreetAsync();
        return (await connecting, socket);
    }
}
