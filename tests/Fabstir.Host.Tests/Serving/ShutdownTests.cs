using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Fabstir.Host.Tests.Support;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Fabstir.Host.Tests.Serving;

public sealed class ShutdownTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_end_sockets_close_and_then_the_book_is_drained()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession(7);
        host.AddSession(8);
        host.Answers.Answer = null;
        using RawSocket busy = await host.OpenSessionAsync(7);
        using RawSocket idle = await host.OpenSessionAsync(8);
        await busy.SendAsync(Frames.Inference("hi", "q"));
        host.Answers.Feed(ScriptedModel.Text("one"));
        await busy.ReceiveAsync();

        Task stopping = host.StopAsync();
        IReadOnlyList<JsonElement> last = await busy.ReceiveUntilAsync("stream_end");
        Assert.Null(await busy.TryReceiveAsync());
        Assert.Null(await idle.TryReceiveAsync());
        await busy.CloseAsync();
        await idle.CloseAsync();
        await stopping;

        Assert.Equal(("error", "SHUTTING_DOWN", "q"), (last[0].Type(), last[0].Text("code"), last[0].Text("id")));
        Assert.Equal(("interrupted", 1), (last[^1].Text("reason"), last[^1].Number("tokens_used")));
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, busy.CloseStatus);
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, idle.CloseStatus);
        MemoryMeter meter = Assert.Single(session.Prompts);
        Assert.Equal((1, StreamEndReason.Interrupted), (meter.Billed, await meter.Ended));
        Assert.Equal(0, host.Answers.Running);
        Assert.True(host.Book.IsDrained);
    }

    [Fact]
    public async Task Meanwhile_nobody_is_admitted_and_the_host_is_unhealthy()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        host.AddSession();
        using RawSocket socket = await host.OpenSessionAsync();
        (RawSocket waiting, _) = await RawSocket.OpenAsync(host.Url);
        using RawSocket disposal = waiting;

        await host.Service<ServingState>().DrainAsync();
        await socket.SendAsync(Frames.Inference("hi", "q"));
        await waiting.SendAsync("""{"type":"session_init","session_id":"7"}""");

        Assert.Equal("SHUTTING_DOWN", (await socket.ReceiveAsync()).Text("code"));
        Assert.Equal("SHUTTING_DOWN", (await waiting.ReceiveAsync()).Text("code"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.GetAsync("/health")).Response.StatusCode);
        Assert.Equal("SHUTTING_DOWN", (await host.PostAsync("/v1/inference", """{"prompt":"hi","session_id":7}""")).Body.Text("code"));
        await Assert.ThrowsAsync<WebSocketException>(() => RawSocket.ConnectAsync(host.Url));
        Assert.Equal(HealthStatus.Unhealthy, (await host.Service<HealthCheckService>().CheckHealthAsync(Cancellation)).Status);
    }

    [Fact]
    public async Task An_answer_that_was_cut_is_given_up()
    {
        await using WebHost host = await WebHost.StartOpenAsync();
        MemorySession session = host.AddSession();
        host.Answers.Answer = ScriptedModel.Counting(600);
        RawSocket socket = await host.OpenSessionAsync(isAcknowledging: true);
        await socket.SendAsync(Frames.Inference("count", "q", maxTokens: 600));
        await socket.ReceiveAsync(256);
        socket.Cut();
        socket.Dispose();

        await host.StopAsync();

        MemoryMeter meter = Assert.Single(session.Prompts);
        Assert.Equal((256, StreamEndReason.Interrupted), (meter.Billed, await meter.Ended));
    }
}
