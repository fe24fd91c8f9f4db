using System.Text;
using Microsoft.Extensions.AI;

namespace Fabstir.Host;

/// <summary>An answer that is sent at once when it is whole. It is billed when it was delivered, and else not at all.</summary>
internal sealed class WholeAnswer : IAsyncDisposable
{
    private readonly StartedAnswer _answer;
    private readonly StreamServices _services;
    private readonly StringBuilder _text = new();
    private int _served;
    private StreamEndReason _reason = StreamEndReason.Cancelled;

    private WholeAnswer(StartedAnswer answer, StreamServices services)
    {
        _answer = answer;
        _services = services;
    }

    public string Text => _text.ToString();

    /// <summary>How many tokens are billed.</summary>
    public int Tokens => Math.Min(_served, _answer.Reader.OutputTokens ?? int.MaxValue);

    public string FinishReason { get; private set; } = ChatFinishReason.Length.Value;

    /// <summary>Reads what the model says, up to what is granted.</summary>
    public static async Task<WholeAnswer> ReadAsync(StartedAnswer answer, StreamServices services, CancellationToken cancellationToken)
    {
        WholeAnswer whole = new(answer, services);
        try
        {
            await whole.FillAsync(cancellationToken).ConfigureAwait(false);
            return whole;
        }
        catch (Exception e)
        {
            if (e is not OperationCanceledException)
            {
                whole._reason = StreamEndReason.Error;
                services.Log.ModelFailed(answer.Prompt.Id, e);
            }

            await whole.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            answer.Slot.Dispose();
        }
    }

    /// <summary>The client has it.</summary>
    public void Delivered() => _reason = StreamEndReason.Complete;

    public async ValueTask DisposeAsync()
    {
        int billed = _reason == StreamEndReason.Complete ? Tokens : 0;
        if (billed < _served)
        {
            _answer.Meter.NotDelivered(billed);
        }

        _services.Instruments.PromptEnded(new StreamOutcome(_reason, FinishReason).WireReason);
        await _answer.Meter.EndAsync(_reason).ConfigureAwait(false);
        await _answer.Meter.DisposeAsync().ConfigureAwait(false);
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        await foreach (AnswerPiece piece in _answer.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_served + piece.Tokens > _answer.Meter.Granted || !_answer.Meter.TryServe(piece.Tokens, piece.Text))
            {
                return;
            }

            _services.Log.Answered(_answer.Prompt.Id, _served, piece.Text);
            _served += piece.Tokens;
            _text.Append(piece.Text);
        }

        FinishReason = (_answer.Reader.FinishReason ?? ChatFinishReason.Stop).Value;
    }
}
