using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Fabstir.Host.Tests.Support;

namespace Fabstir.Host.Tests.Limits;

public sealed class LimitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_has_so_many_sockets_and_gets_another_when_one_is_closed()
    {
        await using WebHost host = await WebHost.StartOpenAsync(options => options.Limits.MaxConnectionsPerAddress = 2);
        host.AddSession();
        (RawSocket first, _) = await RawSocket.OpenAsync(host.Url);
        (RawSocket second, _) = await RawSocket.OpenAsync(host.Url);
        using RawSocket disposal = second;

        await Assert.ThrowsAsync<WebSocketException>(() => RawSocket.ConnectAsync(host.Url));
        ServingState state = host.Service<ServingState>();
        await first.CloseAsync();
        first.Dispose();
        while (state.Conversations.Count > 1)
        {
            await Task.Yield();
        }

        (RawSocket third, _) = await OpenWhenFreeAsync(host);
        third.Dispose();
    }

    [Fact]
    public async Task A_socket_that_names_no_session_in_time_is_closed()
    {
        await using WebHost host = await WebHost.StartOpenAsync(options => options.Limits.AdmissionTimeout = TimeSpan.FromSeconds(44));
        (RawSocket socket, _) = await RawSocket.OpenAsync(host.Url);
        using RawSocket disposal = socket;

        await host.Time.PassAsync(TimeSpan.FromSeconds(44), Cancellation);

        Assert.Null(await socket.TryReceiveAsync());
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, socket.CloseStatus);
    }

    [Fact]
    public async Task A_session_over_which_nothing_goes_for_too_long_is_closed_and_an_active_one_is_not()
    {
        await using WebHost host = await WebHost.StartOpenAsync(options =>
        {
            options.Limits.AdmissionTimeout = TimeSpan.FromSeconds(44);
            options.Limits.IdleTimeout = TimeSpan.FromSeconds(500);
        });
        host.AddSession();
        using RawSocket socket = await host.OpenSessionAsync();

        await host.Time.PassAsync(TimeSpan.FromSeconds(44), Cancellation);
        await socket.SendAsync(Frames.Inference("hi", "q"));
        await socket.ReceiveUntilAsync("stream_end");
        await host.Time.PassAsync(TimeSpan.FromSeconds(500), Cancellation);
        await socket.SendAsync("""{"type":"session_init","id":"still there"}""");
        Assert.Equal("still there", (await socket.ReceiveAsync()).Text("id"));
        await host.Time.PassAsync(TimeSpan.FromSeconds(500), Cancellation);
        await host.Time.PassAsync(TimeSpan.FromSeconds(500), Cancellation);

        Assert.Null(await socket.TryReceiveAsync());
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, socket.CloseStatus);
    }

    [Fact]
    public async Task A_session_prompts_so_often_in_a_minute()
    {
        await using WebHost host = await WebHost.StartOpenAsync(options => options.Limits.PromptsPerMinute = 2);
        host.AddSession();
        using RawSocket socket = await host.OpenSessionAsync();
        for (int i = 0; i < 2; i++)
        {
            await socket.SendAsync(Frames.Inference("hi", "q"));
            await socket.ReceiveUntilAsync("stream_end");
        }

        await socket.SendAsync(Frames.Inference("hi", "q"));
        JsonElement error = await socket.ReceiveAsync();

        Assert.Equal("RATE_LIMIT_EXCEEDED", error.Text("code"));
        Assert.InRange(error.Number("retry_after"), 1, 60);
    }

    [Fact]
    public async Task Models_work_on_so_many_prompts_at_once()
    {
        await using WebHost host = await WebHost.StartOpenAsync(options => options.Limits.MaxConcurrentPrompts = 1);
        host.AddSession(7);
        MemorySession other = host.AddSession(8);
        host.Answers.Answer = null;
        using RawSocket first = await host.OpenSessionAsync(7);
        using RawSocket second = await host.OpenSessionAsync(8);
        await first.SendAsync(Frames.Inference("hi", "q"));
        host.Answers.Feed(ScriptedModel.Text("one"));
        await first.ReceiveAsync();

        await second.SendAsync(Frames.Inference("hi", "r"));
        JsonElement refused = await second.ReceiveAsync();
        host.Answers.Feed(ScriptedModel.End(Microsoft.Extensions.AI.ChatFinishReason.Stop));
        await first.ReceiveUntilAsync("stream_end");
        host.Answers.Answer = ScriptedModel.Counting(1);
        await second.SendAsync(Frames.Inference("hi", "r"));

        Assert.Equal("SERVICE_UNAVAILABLE", refused.Text("code"));
        Assert.Equal("0 ", (await second.ReceiveUntilAsync("stream_end")).Answer());
        Assert.Single(other.Prompts);
    }

    [Fact]
    public async Task A_client_that_reads_nothing_keeps_nobody_else_waiting()
    {
        await using WebHost host = await WebHost.StartOpenAsync(options => options.Limits.MaxTokensPerPrompt = 1_000_000);
        host.AddSession(7, tokens: 1_000_000);
        host.AddSession(8);
        string wide = new('w', 16 * 1024);
        host.Answers.Answer = Enumerable.Repeat(ScriptedModel.Text(wide), 100_000);
        using RawSocket stuck = await host.OpenSessionAsync(7);
        await stuck.SendAsync(Frames.Inference("hi", "q", maxTokens: 1_000_000));
        await stuck.ReceiveAsync();

        using RawSocket other = await host.OpenSessionAsync(8);
        host.Answers.Answer = ScriptedModel.Counting(3);
        await other.SendAsync(Frames.Inference("hi", "r"));
        Assert.Equal("0 1 2 ", (await other.ReceiveUntilAsync("stream_end")).Answer());

        // The write that hangs is given up after its time, and what it did not write is not billed.
        await host.Time.PassAsync(TimeSpan.FromSeconds(60), Cancellation);
        MemorySession session = (MemorySession)await host.Book.AdmitAsync(7, Cancellation);
        MemoryMeter meter = Assert.Single(session.Prompts);
        Assert.Equal(StreamEndReason.Cancelled, await meter.Ended.WaitAsync(Cancellation));
        Assert.Equal(meter.Served - 1, meter.Billed);
    }

    [Theory]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("0.0.0.0", "::", false)]
    public void An_IPv6_network_counts_as_one_address(string first, string second, bool isOne) =>
        Assert.Equal(isOne, ClientAddress.Of(IPAddress.Parse(first)) == ClientAddress.Of(IPAddress.Parse(second)));

    private static async Task<(RawSocket Socket, JsonElement Connected)> OpenWhenFreeAsync(WebHost host)
    {
        while (true)
        {
            try
            {
                return await RawSocket.OpenAsync(host.Url);
            }
            catch (WebSocketException)
            {
                // The place is given back just after the conversation is forgotten.
                await Task.Yield();
            }
        }
    }
}
