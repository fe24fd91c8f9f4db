using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Fabstir.Host;

/// <summary>What is counted of serving. No tag has an id, an address or a text. Thread-safe.</summary>
internal sealed class HostInstruments
{
    private readonly UpDownCounter<long> _connections;
    private readonly UpDownCounter<long> _prompts;
    private readonly Counter<long> _ended;
    private readonly Counter<long> _refused;
    private readonly Histogram<double> _firstToken;

    public HostInstruments(IMeterFactory factory)
    {
        // The factory owns it, and keeps the meters of two hosts in one process apart.
        Meter meter = factory.Create(HostTelemetry.Name);
        _connections = meter.CreateUpDownCounter<long>("fabstir.host.connections", "{connection}", "Sockets that are open.");
        _prompts = meter.CreateUpDownCounter<long>("fabstir.host.prompts.active", "{prompt}", "Prompts that models work on.");
        _ended = meter.CreateCounter<long>("fabstir.host.prompts.ended", "{prompt}", "Prompts that ended, by how.");
        _refused = meter.CreateCounter<long>("fabstir.host.refusals", "{request}", "What was refused, by the code that the client got.");
        _firstToken = meter.CreateHistogram<double>(
            "fabstir.host.time_to_first_token",
            "s",
            "From a prompt to the first piece of its answer.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 180] });
    }

    public void Connected() => _connections.Add(1);

    public void Disconnected() => _connections.Add(-1);

    public void PromptStarted() => _prompts.Add(1);

    public void ModelDone() => _prompts.Add(-1);

    public void PromptEnded(string reason) => _ended.Add(1, new TagList { { "fabstir.reason", reason } });

    public void Refused(string code) => _refused.Add(1, new TagList { { "error.type", code } });

    public void FirstToken(TimeSpan elapsed) => _firstToken.Record(elapsed.TotalSeconds);
}
