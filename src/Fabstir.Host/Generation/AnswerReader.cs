using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Fabstir.Host;

/// <summary>Reads one answer of a model, piece by piece, and what the model says about it. Used once.</summary>
/// <param name="model">Answers.</param>
/// <param name="timeout">How long the model may take for each piece.</param>
/// <param name="time">Measures that.</param>
/// <param name="instruments">Hear of the first piece.</param>
internal sealed class AnswerReader(AnsweringModel model, TimeSpan timeout, TimeProvider time, HostInstruments instruments)
{
    private readonly long _asked = time.GetTimestamp();
    private bool _hasBegun;
    private int _inputTokens;
    private int _outputTokens;

    /// <summary>Why the model ended; null while it has not said so.</summary>
    public ChatFinishReason? FinishReason { get; private set; }

    /// <summary>How many tokens the model counted in the prompt; null when it did not say.</summary>
    public int? InputTokens => _inputTokens > 0 ? _inputTokens : null;

    /// <summary>How many tokens the model counted in the answer; null when it did not say.</summary>
    public int? OutputTokens => _outputTokens > 0 ? _outputTokens : null;

    /// <summary>The pieces; none is empty.</summary>
    /// <exception cref="FabstirException">The model took too long: <see cref="FabstirErrorCode.InferenceTimeout"/>.</exception>
    public async IAsyncEnumerable<AnswerPiece> ReadAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource patience = new(timeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        IAsyncEnumerator<ChatResponseUpdate> updates = model.Client.GetStreamingResponseAsync(messages, options, either.Token).GetAsyncEnumerator(either.Token);
        await using ConfiguredAsyncDisposable disposal = updates.ConfigureAwait(false);
        UnicodePieces pieces = new();
        while (await MoveAsync(updates, patience, cancellationToken).ConfigureAwait(false))
        {
            // The reader of pieces may wait for its client: that is no delay of the model's.
            patience.CancelAfter(Timeout.InfiniteTimeSpan);
            TakeNote(updates.Current);
            foreach (string text in pieces.Add(updates.Current.Text))
            {
                Begin();
                yield return new AnswerPiece(text, model.Count(text));
            }

            patience.CancelAfter(timeout);
        }

        if (pieces.End() is { } rest)
        {
            yield return new AnswerPiece(rest, model.Count(rest));
        }
    }

    private async ValueTask<bool> MoveAsync(IAsyncEnumerator<ChatResponseUpdate> updates, CancellationTokenSource patience, CancellationToken cancellationToken)
    {
        try
        {
            return await updates.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new FabstirException(FabstirErrorCode.InferenceTimeout, $"The model said nothing for {timeout}.", e);
        }
    }

    private void Begin()
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            instruments.FirstToken(time.GetElapsedTime(_asked));
        }
    }

    private void TakeNote(ChatResponseUpdate update)
    {
        FinishReason = update.FinishReason ?? FinishReason;
        foreach (UsageContent usage in update.Contents.OfType<UsageContent>())
        {
            _inputTokens += (int)Math.Min(usage.Details.InputTokenCount ?? 0, int.MaxValue / 2);
            _outputTokens += (int)Math.Min(usage.Details.OutputTokenCount ?? 0, int.MaxValue / 2);
        }
    }
}
