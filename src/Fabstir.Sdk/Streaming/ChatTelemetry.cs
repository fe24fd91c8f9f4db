using System.Diagnostics;

namespace Fabstir;

/// <summary>One prompt as OpenTelemetry's conventions for generative models see it: a span, and its tokens and times.</summary>
internal sealed class ChatTelemetry : IDisposable
{
    private const string Operation = "chat";
    private const string Provider = "fabstir";

    private readonly TimeProvider _time;
    private readonly SessionParty _party;
    private readonly Activity? _activity;
    private readonly long _started;
    private string? _error;

    private ChatTelemetry(SessionParty party, string requestId, PromptOptions options)
    {
        (_party, _time, _started) = (party, party.Time, party.Time.GetTimestamp());
        _activity = FabstirTelemetry.Source.StartActivity($"{Operation} {party.Names.Short}", ActivityKind.Client);
        if (_activity is { IsAllDataRequested: true } span)
        {
            span.SetTag("gen_ai.operation.name", Operation)
                .SetTag("gen_ai.provider.name", Provider)
                .SetTag("gen_ai.request.model", party.Names.Short)
                .SetTag("gen_ai.request.max_tokens", options.MaxTokens)
                .SetTag("gen_ai.request.temperature", options.Temperature)
                .SetTag("gen_ai.request.top_p", options.TopP)
                .SetTag("gen_ai.response.id", requestId)
                .SetTag("server.address", party.Endpoint.Server)
                .SetTag("server.port", party.Endpoint.Port)
                .SetTag("fabstir.session.id", party.Session.Id.ToString());
        }
    }

    public static ChatTelemetry Begin(SessionParty party, string requestId, PromptOptions options) => new(party, requestId, options);

    public void Succeed(StreamSummary summary)
    {
        _activity?
            .SetTag("gen_ai.response.finish_reasons", new[] { NameOf(summary.FinishReason) })
            .SetTag("gen_ai.usage.output_tokens", summary.Tokens)
            .SetTag("gen_ai.usage.input_tokens", summary.PromptTokens)
            .SetTag("fabstir.reconnections", summary.Metrics.Reconnections);
        RecordTokens("output", summary.Tokens);
        if (summary.PromptTokens is { } prompt)
        {
            RecordTokens("input", prompt);
        }

        if (summary.Metrics.TimeToFirstToken is { } first)
        {
            FabstirTelemetry.TimeToFirstChunk.Record(first.TotalSeconds, Tags());
        }
    }

    public void Fail(Exception exception)
    {
        _error = exception is FabstirException fabstir ? fabstir.Code.ToString() : exception.GetType().Name;
        _activity?.SetTag("error.type", _error).SetStatus(ActivityStatusCode.Error);
    }

    public void Dispose()
    {
        TagList tags = Tags();
        if (_error is not null)
        {
            tags.Add("error.type", _error);
        }

        FabstirTelemetry.ChatDuration.Record(_time.GetElapsedTime(_started).TotalSeconds, tags);
        _activity?.Dispose();
    }

    private void RecordTokens(string type, int count)
    {
        TagList tags = Tags();
        tags.Add("gen_ai.token.type", type);
        FabstirTelemetry.ChatTokens.Record(count, tags);
    }

    // The host is on the span: as a tag each would be a series of its own.
    private TagList Tags() => new()
    {
        { "gen_ai.operation.name", Operation },
        { "gen_ai.provider.name", Provider },
        { "gen_ai.request.model", _party.Names.Short },
    };

    private static string NameOf(StreamFinishReason reason) => reason switch
    {
        StreamFinishReason.Stop => "stop",
        StreamFinishReason.Length => "length",
        StreamFinishReason.Cancelled => "cancelled",
        _ => "other",
    };
}
