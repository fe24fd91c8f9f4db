namespace Fabstir.Host;

/// <summary>A prompt that was granted: who answers, and who counts. The slot is given back when the model is done.</summary>
internal sealed record StartedAnswer(Prompt Prompt, AnsweringModel Model, IPromptMeter Meter, AnswerReader Reader, IDisposable Slot)
{
    /// <summary>The pieces of the answer.</summary>
    public IAsyncEnumerable<AnswerPiece> ReadAsync(CancellationToken cancellationToken) =>
        Reader.ReadAsync(Prompt.ToMessages(), Prompt.ToOptions(Meter.Granted), cancellationToken);
}
