using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Fabstir.Host;

/// <summary>Prometheus' text format, version 0.0.4.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>The name by the conventions of OpenTelemetry: dots are underscores, the unit and <c>total</c> are appended.</summary>
    public static string NameOf(Instrument instrument, string kind)
    {
        string name = Sanitise(instrument.Name);
        string unit = instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        return name + unit + (kind == "counter" ? "_total" : "");
    }

    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        StringBuilder labels = new();
        foreach ((string key, object? value) in tags)
        {
            string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            labels.Append(labels.Length == 0 ? "" : ",").Append(Sanitise(key)).Append("=\"").Append(Escape(text)).Append('"');
        }

        return labels.ToString();
    }

    public static void Write(StringBuilder text, string name, string kind, Instrument instrument, IReadOnlyDictionary<string, MetricSeries> all)
    {
        text.Append("# HELP ").Append(name).Append(' ').Append(Escape(instrument.Description ?? "")).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(kind).Append('\n');
        foreach ((string labels, MetricSeries series) in all)
        {
            if (kind != "histogram")
            {
                Line(text, name, labels, series.Value);
                continue;
            }

            string prefix = labels.Length == 0 ? "" : labels + ",";
            foreach ((double bound, long count) in series.Cumulative())
            {
                Line(text, $"{name}_bucket", $"{prefix}le=\"{Number(bound)}\"", count);
            }

            Line(text, $"{name}_bucket", $"{prefix}le=\"+Inf\"", series.Count);
            Line(text, $"{name}_sum", labels, series.Value);
            Line(text, $"{name}_count", labels, series.Count);
        }
    }

    private static void Line(StringBuilder text, string name, string labels, double value) =>
        text.Append(name).Append(labels.Length == 0 ? "" : "{").Append(labels).Append(labels.Length == 0 ? " " : "} ").Append(Number(value)).Append('\n');

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Sanitise(string name) =>
        string.Create(name.Length, name, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = char.IsAsciiLetterOrDigit(source[i]) ? source[i] : '_';
            }
        });

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
