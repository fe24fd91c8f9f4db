namespace Fabstir;

/// <summary>What is handed out of an answer: cut at stop sequences, joined for the conversation, and kept until the reader takes it. One writer.</summary>
internal sealed class AnswerOutput : IDisposable
{
    private readonly StopSequences? _stops;
    private readonly AnswerText _text = new();

    /// <param name="options">What was asked for.</param>
    /// <param name="drained">Is called when the reader has caught up.</param>
    public AnswerOutput(PromptOptions options, Action drained)
    {
        _stops = options.StopSequences.Count == 0 ? null : new StopSequences(options.StopSequences);
        Buffer = new TokenBuffer(options.MaxTokens, drained);
    }

    /// <summary>What waits for the reader.</summary>
    public TokenBuffer Buffer { get; }

    /// <summary>All that was handed out.</summary>
    public string Text => _text.ToString();

    /// <returns>Whether a stop sequence ends the answer.</returns>
    public bool HandOut(in TokenChunk chunk)
    {
        TokenChunk piece = _stops?.Pass(chunk) ?? chunk;
        _text.Append(piece.Text);
        Buffer.Add(piece);
        return _stops is { IsFound: true };
    }

    /// <summary>Hands out what was held back, and ends the reader's stream.</summary>
    /// <param name="index">The token that would have come next.</param>
    /// <param name="failure">What the reader gets after everything else; null for nothing.</param>
    public void Complete(int index, Exception? failure)
    {
        if (failure is null && _stops?.Flush() is { Length: > 0 } rest)
        {
            _text.Append(rest);
            Buffer.Add(new TokenChunk(rest, index, 0));
        }

        Buffer.Complete(failure);
    }

    public void Dispose() => _text.Dispose();
}
