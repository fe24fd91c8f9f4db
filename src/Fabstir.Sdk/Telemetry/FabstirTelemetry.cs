using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Fabstir;

/// <summary>What this library tells OpenTelemetry, and by which names. Nothing is computed while nobody listens.</summary>
/// <remarks>
/// Ids, addresses and hashes are attributes of spans and never tags of metrics. Nothing has a key, a prompt or an answer in it. Names and units are in
/// <c>docs/telemetry.md</c>.
/// </remarks>
public static class FabstirTelemetry
{
    /// <summary>The name of the activity source and of the meter: what is given to <c>AddSource</c> and <c>AddMeter</c>.</summary>
    public const string Name = "Fabstir.Sdk";

    internal static ActivitySource Source { get; } = new(Name);

    internal static Meter Meter { get; } = new(Name);

    /// <summary>How long operations of the client took, in seconds, by <c>fabstir.operation</c> and <c>error.type</c>.</summary>
    internal static Histogram<double> OperationDuration { get; } = Meter.CreateHistogram<double>(
        "fabstir.client.operation.duration", "s", "How long operations of the client took.");

    /// <summary>How long JSON-RPC calls took, in seconds, by <c>rpc.method</c> and <c>error.type</c>.</summary>
    internal static Histogram<double> RpcDuration { get; } = Meter.CreateHistogram<double>("rpc.client.duration", "s", "How long calls of contracts took.");

    /// <summary>Sessions that were opened, by <c>fabstir.payment_token</c>.</summary>
    internal static Counter<long> SessionsStarted { get; } = Meter.CreateCounter<long>("fabstir.sessions.started", "{session}", "Sessions that were opened.");

    /// <summary>Sessions that this client ended, by <c>fabstir.settlement</c>.</summary>
    internal static Counter<long> SessionsEnded { get; } = Meter.CreateCounter<long>("fabstir.sessions.ended", "{session}", "Sessions that this client ended.");

    /// <summary>Transactions that were mined, by <c>fabstir.function</c> and <c>error.type</c>.</summary>
    internal static Counter<long> Transactions { get; } = Meter.CreateCounter<long>("fabstir.transactions", "{transaction}", "Transactions that this client sent.");

    /// <summary>Tokens of prompts and answers, by <c>gen_ai.token.type</c> and <c>gen_ai.request.model</c>.</summary>
    internal static Histogram<long> ChatTokens { get; } = Meter.CreateHistogram<long>("gen_ai.client.token.usage", "{token}", "Tokens of prompts and answers.");

    /// <summary>How long answers took, in seconds, by <c>gen_ai.request.model</c> and <c>error.type</c>.</summary>
    internal static Histogram<double> ChatDuration { get; } = Meter.CreateHistogram<double>("gen_ai.client.operation.duration", "s", "How long answers took.");

    /// <summary>How long answers took to begin, in seconds, by <c>gen_ai.request.model</c>.</summary>
    internal static Histogram<double> TimeToFirstChunk { get; } = Meter.CreateHistogram<double>(
        "gen_ai.client.operation.time_to_first_chunk", "s", "How long answers took to begin.");
}
