using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Fabstir.Protocol;

namespace Fabstir.Sdk.Tests.Streaming;

/// <summary>What OpenTelemetry hears of an answer, by the conventions for generative models.</summary>
public sealed class ChatTelemetryTests
{
    [Fact]
    public async Task An_answer_is_a_span_and_its_tokens_and_times_are_measured()
    {
        const string Model = "tiny-vicuna-1b.q4_k_m";
        ConcurrentQueue<(string Instrument, double Value, string Tags)> measured = new();
        ConcurrentQueue<Activity> spans = new();
        using ActivitySource caller = new("chat test");
        using ActivityListener activities = new()
        {
            ShouldListenTo = source => source.Name is FabstirTelemetry.Name or "chat test",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(activities);
        using MeterListener meters = new();
        meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == FabstirTelemetry.Name && instrument.Name.StartsWith("gen_ai.", StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, Text(tags))));
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, Text(tags))));
        meters.Start();
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();

        string traceId;
        using (Activity parent = caller.StartActivity("caller")!)
        {
            traceId = parent.TraceId.ToString();
            TokenStream stream = world.Ask("Count", new PromptOptions { MaxTokens = 77 });
            Assert.Same(parent, Activity.Current);
            ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
            world.Time.Advance(TimeSpan.FromSeconds(2));
            await world.Socket.SendTokensAsync(asked.Id, 0, 17);
            await world.Socket.SendEndAsync(asked.Id, 17, "length");
            await stream.Completion;
        }

        Activity span = Assert.Single(spans, one => one.TraceId.ToString() == traceId && one.OperationName == $"chat {Model}");
        Assert.Equal(("chat", "fabstir", 77, 17, 3), (
            span.GetTagItem("gen_ai.operation.name"), span.GetTagItem("gen_ai.provider.name"), span.GetTagItem("gen_ai.request.max_tokens"),
            span.GetTagItem("gen_ai.usage.output_tokens"), span.GetTagItem("gen_ai.usage.input_tokens")));
        Assert.Equal(["length"], Assert.IsType<string[]>(span.GetTagItem("gen_ai.response.finish_reasons")));
        Assert.Equal(world.Session.Id.ToString(), span.GetTagItem("fabstir.session.id"));
        Assert.Contains(("gen_ai.client.token.usage", 17, $"gen_ai.operation.name=chat;gen_ai.provider.name=fabstir;gen_ai.request.model={Model};gen_ai.token.type=output"), measured);
        Assert.Contains(("gen_ai.client.operation.time_to_first_chunk", 2, $"gen_ai.operation.name=chat;gen_ai.provider.name=fabstir;gen_ai.request.model={Model}"), measured);
        Assert.Contains(measured, one => one.Instrument == "gen_ai.client.operation.duration");
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) => string.Join(';', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
}
