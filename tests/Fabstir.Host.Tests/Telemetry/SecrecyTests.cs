using System.Text.Json;
using Fabstir.Host.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Fabstir.Host.Tests.Telemetry;

public sealed class SecrecyTests
{
    private const long Later = 1_767_225_600 + 300;

    [Fact]
    public async Task Prompts_and_answers_are_logged_at_trace_only_and_signatures_nowhere()
    {
        using RecordedLines lines = new();
        string init;
        await using (WebHost host = await WebHost.StartAsync(logs: lines))
        {
            host.AddSession();
            host.Answers.Answer = [ScriptedModel.Text("violet answer")];
            (RawSocket socket, JsonElement connected) = await RawSocket.OpenAsync(host.Url);
            using RawSocket disposal = socket;
            init = await SignedAccess.InitAsync(connected, Keys.Client, 7, Later);
            await socket.SendAsync(init);
            await socket.ReceiveAsync();
            await socket.SendAsync(Frames.Inference("yellow prompt", "q"));
            await socket.ReceiveUntilAsync("stream_end");
            host.Answers.Failure = new InvalidOperationException("broken");
            await socket.SendAsync(Frames.Inference("yellow prompt", "r"));
            await socket.ReceiveUntilAsync("error");
            await socket.SendAsync("{\"type\":\"inference\",\"request\":{\"prompt\":[\"yellow prompt\"]}}");
            await socket.ReceiveUntilAsync("error");
        }

        string signature = init.Split("\"signature\":\"")[1].Split('"')[0];
        Assert.Contains(lines.Lines, line => line.Level == LogLevel.Trace && line.Text.Contains("yellow prompt", StringComparison.Ordinal));
        Assert.Contains(lines.Lines, line => line.Level == LogLevel.Trace && line.Text.Contains("violet answer", StringComparison.Ordinal));
        Assert.All(lines.Lines.Where(line => line.Level > LogLevel.Trace), line =>
        {
            Assert.DoesNotContain("yellow", line.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("violet", line.Text, StringComparison.Ordinal);
        });
        Assert.All(lines.Lines, line => Assert.DoesNotContain(signature, line.Text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(lines.Lines, line => line.Level == LogLevel.Information && line.Text.Contains("Session 7 is served", StringComparison.Ordinal));
    }
}
