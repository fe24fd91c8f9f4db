using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Diagnostics;

/// <summary>What OpenTelemetry would hear: names and tags as they are documented, and nothing in a tag that grows without end.</summary>
public sealed class TelemetryTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Operations_calls_transactions_and_sessions_are_measured()
    {
        ConcurrentQueue<(string Instrument, string Tags)> measured = new();
        ConcurrentQueue<Activity> spans = new();
        using ActivitySource caller = new("test");
        using ActivityListener activities = new()
        {
            ShouldListenTo = source => source.Name is FabstirTelemetry.Name or "test",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(activities);
        using MeterListener meters = new() { InstrumentPublished = (instrument, listener) => Enable(instrument, listener) };
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => measured.Enqueue((instrument.Name, Text(tags))));
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => measured.Enqueue((instrument.Name, Text(tags))));
        meters.Start();

        Activity root = caller.StartActivity("root")!;
        FabstirSession session = await market.StartAsync();
        await Assert.ThrowsAsync<SettlementException>(() => session.EndAsync(SettlementPolicy.Now, cancellationToken: Cancellation));
        await session.EndAsync(SettlementPolicy.Now, new() { AcceptFee = true }, Cancellation);
        root.Dispose();

        // Other tests run beside this one: what counts is what belongs to its own span.
        Activity[] own = [.. spans.Where(span => span.TraceId == root.TraceId && span != root)];
        Assert.Equal(["sessions.start", "sessions.end", "sessions.end"], own.Select(span => span.OperationName));
        Assert.Equal(session.Id.ToString(), own[0].GetTagItem("fabstir.session.id"));
        Assert.Equal((ActivityStatusCode.Error, "EarlyFeeNotAccepted"), (own[1].Status, own[1].GetTagItem("error.type")));
        Assert.Contains(("fabstir.client.operation.duration", "fabstir.operation=sessions.start"), measured);
        Assert.Contains(("fabstir.client.operation.duration", "fabstir.operation=sessions.end;error.type=EarlyFeeNotAccepted"), measured);
        Assert.Contains(("fabstir.transactions", "fabstir.function=approve"), measured);
        Assert.Contains(("fabstir.transactions", "fabstir.function=createSessionJobForModelWithToken"), measured);
        Assert.Contains(("fabstir.sessions.started", "fabstir.payment_token=Usdc"), measured);
        Assert.Contains(("fabstir.sessions.ended", "fabstir.settlement=Now"), measured);
        Assert.Contains(("rpc.client.duration", "rpc.system=jsonrpc;rpc.method=eth_call"), measured);
        Assert.DoesNotContain(measured, one => one.Tags.Contains("0x", StringComparison.Ordinal));
    }

    private static void Enable(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == FabstirTelemetry.Name)
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) => string.Join(';', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
}
