using System.Security.Cryptography;
using Fabstir.Protocol;

namespace Fabstir;

/// <summary>One prompt of a session: waits for its turn, is exchanged with the host, and becomes part of the conversation and of the bill.</summary>
internal sealed class PromptRun : IDisposable
{
    private readonly PromptServices _services;
    private readonly string _prompt;
    private readonly PromptOptions _options;
    private readonly CancellationTokenSource _cancelling;
    private readonly TokenTally _tally;
    private readonly TokenReceiver _receiver;

    private PromptRun(PromptServices services, string prompt, PromptOptions options, CancellationToken cancellationToken, CancellationToken closing)
    {
        (_services, _prompt, _options) = (services, prompt, options);
        CancellationToken = cancellationToken;
        RequestId = RandomNumberGenerator.GetHexString(24, lowercase: true);
        _cancelling = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closing);
        _tally = new TokenTally(services.Party.Time, services.Meter.Receive);
        _receiver = new TokenReceiver(options, _tally, services.Party.Options.TokenCounter, services.Party.Time);
    }

    public string RequestId { get; }

    /// <summary>The caller's.</summary>
    public CancellationToken CancellationToken { get; }

    public TokenBuffer Buffer => _receiver.Buffer;

    public StreamMetrics Metrics => _tally.Snapshot(_receiver.Buffer.Count);

    /// <summary>The end, with the text.</summary>
    public Task<Completion> Completion { get; private set; } = null!;

    /// <summary>Gets in line, and goes on by itself.</summary>
    public static PromptRun Start(PromptServices services, string prompt, PromptOptions options, CancellationToken cancellationToken, CancellationToken closing)
    {
        PromptRun run = new(services, prompt, options, cancellationToken, closing);
        run.Completion = run.RunAsync(services.Turns.Enter());
        return run;
    }

    /// <summary>Nobody wants the rest.</summary>
    public void Cancel()
    {
        try
        {
            _cancelling.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It is over.
        }
    }

    public void Dispose()
    {
        _receiver.Dispose();
        _cancelling.Dispose();
    }

    private async Task<Completion> RunAsync(PromptTurns.Turn turn)
    {
        // The caller goes on while this one waits.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using ChatTelemetry telemetry = ChatTelemetry.Begin(_services.Party, RequestId, _options);
        PromptOutcome outcome = new(StreamFinishReason.Cancelled, Billed: 0, Usage: null, HasEnd: true);
        try
        {
            if (await IsTurnAsync(turn).ConfigureAwait(false))
            {
                outcome = await ExchangeAsync().ConfigureAwait(false);
            }

            Completion completion = End(outcome);
            telemetry.Succeed(completion.Summary);
            return completion;
        }
        catch (Exception e)
        {
            Fail(e, telemetry);
            throw;
        }
        finally
        {
            turn.End();
            Dispose();
        }
    }

    private async Task<bool> IsTurnAsync(PromptTurns.Turn turn)
    {
        try
        {
            await turn.Before.WaitAsync(_cancelling.Token).ConfigureAwait(false);
            await _services.Pause.PassAsync(_cancelling.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<PromptOutcome> ExchangeAsync()
    {
        _services.Log.Prompt(RequestId, _prompt);
        IReadOnlyList<ContextMessage> context = PromptConversation.Of(
            _prompt, _services.Party.Options.SystemPrompt, _options.Context ?? _services.History.Turns);
        PromptExchange exchange = new(_services, _options, _receiver, _tally, RequestId, _prompt, context);
        await using (exchange.ConfigureAwait(false))
        {
            return await exchange.RunAsync(_cancelling.Token).ConfigureAwait(false);
        }
    }

    private Completion End(PromptOutcome outcome)
    {
        _receiver.Complete(failure: null);
        _tally.Ended();
        int came = _receiver.Total;
        string text = _receiver.Text;
        int? promptTokens = outcome.Usage?.PromptTokens ?? _services.Party.Options.TokenCounter?.Count(_prompt);
        _services.Meter.End(promptTokens ?? 0, came - outcome.Billed, outcome.HasEnd);
        if (_options.Context is null && (text.Length > 0 || outcome.Reason != StreamFinishReason.Cancelled))
        {
            _services.History.Add(new ChatTurn(ChatTurnRole.User, _prompt), new ChatTurn(ChatTurnRole.Assistant, text));
        }

        if (_services.Log.IsTracing)
        {
            _services.Log.Answer(RequestId, text);
        }

        _services.Log.Ended(RequestId, _services.Party.Session.Id, outcome.Billed, outcome.Reason);
        return new Completion(text, new StreamSummary
        {
            RequestId = RequestId,
            FinishReason = outcome.Reason,
            Tokens = outcome.Billed,
            PromptTokens = promptTokens,
            Cost = _services.Party.Session.Terms.Price.CostOf((uint)outcome.Billed),
            Metrics = Metrics,
        });
    }

    private void Fail(Exception exception, ChatTelemetry telemetry)
    {
        int came = _receiver.Total;
        if (exception is StreamException stream)
        {
            (stream.RequestId, stream.ReceivedTokens) = (RequestId, came);
        }

        _receiver.Complete(exception);
        _tally.Ended();
        _services.Meter.End(promptTokens: 0, forgiven: 0, hasEnd: came == 0);
        _services.Log.Failed(RequestId, _services.Party.Session.Id, came, exception.Message);
        telemetry.Fail(exception);
    }
}
