using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Fabstir.Host.Tests.Support;

namespace Fabstir.Host.Tests.Earnings;

public sealed class MoneyTelemetryTests
{
    // What a test beside this one measures has the same instruments, and other numbers.
    private const int Tokens = 1_777;

    [Fact]
    public async Task Tokens_claims_gas_and_earnings_are_measured_without_ids()
    {
        ConcurrentQueue<(string Instrument, double Value, string Tags)> measured = new();
        using MeterListener listener = new();
        listener.InstrumentPublished = static (instrument, listening) =>
        {
            if (instrument.Meter.Name == HostTelemetry.Name && instrument.Name.StartsWith("fabstir.host.", StringComparison.Ordinal))
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();

        await using MemoryMarket market = await MemoryMarket.StartAsync();
        (FabstirSession session, IServedSession served) = await market.AdmitAsync();
        await served.AnswerAsync(Tokens);
        served.Leave();
        await market.SettleAsync(session);
        await market.Book.RunOnceAsync(TestContext.Current.CancellationToken);

        Assert.Contains(("fabstir.host.tokens", (double)Tokens, "fabstir.token.state=proven"), measured);
        Assert.Contains(("fabstir.host.tokens", 1d, "fabstir.token.state=served"), measured);
        Assert.Contains(("fabstir.host.claims", 1d, "fabstir.claim.outcome=mined"), measured);
        Assert.Contains(measured, static one => one is ("fabstir.host.gas", _, "fabstir.function=submitProofOfWork"));
        Assert.Contains(measured, static one => one is ("fabstir.host.gas.cost", _, "fabstir.function=completeSessionJob"));
        Assert.Contains(measured, static one => one is ("fabstir.host.earned", > 0.0079 and < 0.008, "fabstir.payment_token=Usdc"));
        Assert.Contains(measured, static one => one is ("fabstir.host.sessions.ended", 1, "fabstir.session.status=Completed"));
        Assert.DoesNotContain(measured, static one => one.Tags.Contains("0x", StringComparison.Ordinal));

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            measured.Enqueue((instrument.Name, value, string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"))));
    }
}
