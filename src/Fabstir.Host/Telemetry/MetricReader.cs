using System.Diagnostics.Metrics;
using System.Text;

namespace Fabstir.Host;

/// <summary>Adds up what the meters of this library measure, for whoever asks in Prometheus' text format. Thread-safe.</summary>
internal sealed class MetricReader : IDisposable
{
    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Family> _families = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();
    private readonly IMeterFactory _meters;

    public MetricReader(IMeterFactory meters)
    {
        _meters = meters;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (IsOurs(instrument.Meter))
            {
                listener.EnableMeasurementEvents(instrument, FamilyOf(instrument));
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, family) => Record(family, value, tags));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, family) => Record(family, value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, family) => Record(family, value, tags));
        _listener.Start();
    }

    /// <summary>Everything, in the text format 0.0.4.</summary>
    public string Write()
    {
        _listener.RecordObservableInstruments();
        StringBuilder text = new();
        lock (_lock)
        {
            foreach (Family family in _families.Values)
            {
                PrometheusText.Write(text, family.Name, family.Kind, family.Instrument, family.Series);
            }
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    // Meters of a factory belong to one host of the process, others to all of it.
    private bool IsOurs(Meter meter) => meter.Name.StartsWith("Fabstir.", StringComparison.Ordinal) && (meter.Scope is null || meter.Scope == _meters);

    private Family FamilyOf(Instrument instrument)
    {
        (string kind, bool isObserved) = instrument switch
        {
            _ when Is(instrument, typeof(Counter<>)) => ("counter", false),
            _ when Is(instrument, typeof(ObservableCounter<>)) => ("counter", true),
            _ when Is(instrument, typeof(Histogram<>)) => ("histogram", false),
            _ when Is(instrument, typeof(UpDownCounter<>)) => ("gauge", false),
            _ => ("gauge", true),
        };
        string name = PrometheusText.NameOf(instrument, kind);
        lock (_lock)
        {
            if (!_families.TryGetValue(name, out Family? family))
            {
                family = new Family(name, kind, isObserved, instrument, kind == "histogram" ? BoundsOf(instrument) : []);
                _families.Add(name, family);
            }

            return family;
        }
    }

    private static bool Is(Instrument instrument, Type kind) => instrument.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == kind;

    private static IReadOnlyList<double> BoundsOf(Instrument instrument) => (instrument as Instrument<double>)?.Advice?.HistogramBucketBoundaries ?? Seconds;

    private void Record(object? state, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (state is Family family)
        {
            string labels = PrometheusText.Labels(tags);
            lock (_lock)
            {
                if (!family.Series.TryGetValue(labels, out MetricSeries? series))
                {
                    series = new MetricSeries(family.Bounds);
                    family.Series.Add(labels, series);
                }

                if (family.IsObserved)
                {
                    series.Set(value);
                }
                else
                {
                    series.Add(value);
                }
            }
        }
    }

    private sealed record Family(string Name, string Kind, bool IsObserved, Instrument Instrument, IReadOnlyList<double> Bounds)
    {
        public SortedDictionary<string, MetricSeries> Series { get; } = new(StringComparer.Ordinal);
    }
}
