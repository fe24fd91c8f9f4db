using Fabstir.Protocol;

namespace Fabstir.Host;

/// <summary>Begins answers: finds the model, asks for tokens, takes a place. Thread-safe.</summary>
internal sealed class AnswerFactory(
    ModelCatalogue models, PromptSlots slots, RequestLimiter limiter, HostLimits limits, TimeProvider time, HostInstruments instruments, HostLog log)
{
    /// <summary>Checks a request.</summary>
    /// <exception cref="ServiceRefusedException">It is empty, too long, or a value is outside its range.</exception>
    public Prompt Check(string id, InferenceRequest request) => Prompt.Of(id, request, limits);

    /// <summary>Begins an answer that a session pays for.</summary>
    /// <exception cref="ServiceRefusedException">The session does not pay for it, or the model is another.</exception>
    public Task<StartedAnswer> BeginAsync(IServedSession session, Prompt prompt, CancellationToken cancellationToken)
    {
        limiter.CountPrompt(session.Identity.Id);
        return BeginAsync(
            models.Find(session.Model, prompt.Model),
            prompt,
            () => session.BeginAsync(prompt.Id, prompt.Sha256, prompt.MaxTokens, cancellationToken));
    }

    /// <summary>Begins an answer that nobody pays for.</summary>
    /// <exception cref="ServiceRefusedException">There is no such model, or no place.</exception>
    public Task<StartedAnswer> BeginUnpaidAsync(Prompt prompt) =>
        BeginAsync(models.Find(prompt.Model), prompt, () => Task.FromResult<IPromptMeter>(new UnpaidMeter(prompt.MaxTokens)));

    private async Task<StartedAnswer> BeginAsync(AnsweringModel model, Prompt prompt, Func<Task<IPromptMeter>> grant)
    {
        prompt.RequireRoom(model.Served);
        IDisposable slot = slots.Take();
        try
        {
            IPromptMeter meter = await grant().ConfigureAwait(false);
            if (meter.Granted < 1)
            {
                await meter.DisposeAsync().ConfigureAwait(false);
                throw new ServiceRefusedException(HostErrorCode.SessionExhausted, FabstirErrorCode.InsufficientBalance, "The deposit is used up.");
            }

            prompt.LogTo(log);
            return new StartedAnswer(prompt, model, meter, new AnswerReader(model, limits.ModelTimeout, time, instruments), slot);
        }
        catch
        {
            slot.Dispose();
            throw;
        }
    }
}
