using Fabstir.Protocol;
using Microsoft.Extensions.AI;

namespace Fabstir.Host;

/// <summary>
/// One answer on its way: the model writes into a buffer, and whichever socket the session has reads from it. Tokens are written down just before they leave
/// for the first time.
/// </summary>
internal sealed class PromptStream : IAsyncDisposable
{
    private readonly StartedAnswer _answer;
    private readonly HostInstruments _instruments;
    private readonly HostLog _log;
    private readonly ReplayBuffer _buffer;
    private readonly CancellationTokenSource _generation = new();
    private readonly TaskCompletionSource<HostMessage.StreamEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _producing;
    private StreamOutcome? _outcome;
    private int _served;
    private int _written;
    private int _isEnding;

    /// <summary>Sets the model to work.</summary>
    public PromptStream(StartedAnswer answer, ReplayBuffer buffer, HostInstruments instruments, HostLog log)
    {
        _buffer = buffer;
        _answer = answer;
        _instruments = instruments;
        _log = log;
        _producing = Task.Run(ProduceAsync);
    }

    public string Id => _answer.Prompt.Id;

    /// <summary>Whether the tokens are counted for good: another prompt may begin.</summary>
    public bool IsEnded => _end.Task.IsCompleted;

    /// <summary>Whether the client has everything, as far as it said.</summary>
    public bool IsAcknowledged => IsEnded && _buffer.Oldest >= _buffer.Next;

    /// <summary>Writes the answer from a token on, and its end.</summary>
    /// <param name="sink">Where to.</param>
    /// <param name="from">The number of the first token.</param>
    /// <param name="cancellationToken">Stops in between two frames, for another sink to go on.</param>
    /// <exception cref="IOException">The sink is broken: what was not written can be sent to another.</exception>
    public async Task SendAsync(IFrameSink sink, int from, CancellationToken cancellationToken)
    {
        int index = from;
        while (await _buffer.ReadAsync(index, cancellationToken).ConfigureAwait(false) is { } chunk)
        {
            if (!TryServe(chunk))
            {
                break;
            }

            await sink.SendAsync(new HostFrame(Id, new StreamChunk(chunk.Text, chunk.Index, chunk.Tokens))).ConfigureAwait(false);
            index = chunk.End;
            _written = Math.Max(_written, index);
            _log.Answered(Id, chunk.Index, chunk.Text);
            if (!sink.IsAcknowledging)
            {
                _buffer.Acknowledge(index);
            }
        }

        HostMessage.StreamEnd end = await EndAsync(StreamOutcome.Failed).ConfigureAwait(false);
        if (_outcome?.Error is { } error)
        {
            await sink.SendAsync(new HostFrame(Id, error)).ConfigureAwait(false);
            if (sink.IsAcknowledging)
            {
                return;
            }
        }

        // Clients of the first protocol wait for it after an error as well.
        await sink.SendAsync(new HostFrame(Id, end)).ConfigureAwait(false);
    }

    /// <summary>Makes sure that an answer can be sent again from a token on.</summary>
    /// <exception cref="ServiceRefusedException">It is not kept any more, or was never there.</exception>
    public void RequireKept(int nextIndex)
    {
        int oldest = _buffer.Oldest;
        int served = Volatile.Read(ref _served);
        if (nextIndex < oldest || nextIndex > served)
        {
            throw new ServiceRefusedException(
                HostErrorCode.ResumeUnavailable,
                FabstirErrorCode.StreamConnectionLost,
                $"Of the answer, tokens {oldest} to {served} are kept: {nextIndex} is none of them.")
            {
                Oldest = oldest,
            };
        }
    }

    /// <summary>Takes the answer up again where the client was cut off. Not while it is sent.</summary>
    /// <param name="nextIndex">The first token that the client does not have.</param>
    /// <returns>The first token to send: the first of the piece that <paramref name="nextIndex"/> is in.</returns>
    public int TakeUp(int nextIndex)
    {
        _written = Math.Max(_written, nextIndex);
        Acknowledge(nextIndex);
        return _buffer.StartOf(nextIndex);
    }

    /// <summary>The client has every token below this.</summary>
    public void Acknowledge(int nextIndex)
    {
        // Compared with what is about to be written: the answer of a client can be faster than the return of our own write.
        if (nextIndex <= Volatile.Read(ref _served))
        {
            _buffer.Acknowledge(nextIndex);
            if (!IsEnded)
            {
                _answer.Meter.Acknowledged(nextIndex);
            }
        }
    }

    public void SetWindow(int tokens) => _buffer.SetWindow(tokens);

    /// <summary>No more of the answer leaves; whoever sends it sends its end.</summary>
    public void Stop(StreamOutcome outcome)
    {
        if (IsEnded)
        {
            return;
        }

        Interlocked.CompareExchange(ref _outcome, outcome, null);
        _generation.Cancel();
        _buffer.Truncate(_written);
    }

    /// <summary>Counts the tokens for good; the first time decides, and nothing is sent after it but what was sent before.</summary>
    /// <param name="outcome">How it ended, if nobody said so before.</param>
    public async Task<HostMessage.StreamEnd> EndAsync(StreamOutcome outcome)
    {
        if (Interlocked.Exchange(ref _isEnding, 1) == 0)
        {
            await _generation.CancelAsync().ConfigureAwait(false);
            await _producing.ConfigureAwait(false);
            Interlocked.CompareExchange(ref _outcome, outcome, null);
            int billed = Math.Min(_written, _outcome!.Reason == StreamEndReason.Complete ? _answer.Reader.OutputTokens ?? int.MaxValue : int.MaxValue);
            await CloseMeterAsync(billed, _outcome.Reason).ConfigureAwait(false);
            _instruments.PromptEnded(_outcome.WireReason);
            _end.SetResult(new HostMessage.StreamEnd(_outcome.WireReason, _outcome.FinishReason, billed, UsageOf(billed)));
        }

        return await _end.Task.ConfigureAwait(false);
    }

    /// <summary>Cancels it if it is not ended, and keeps nothing of it.</summary>
    public async ValueTask DisposeAsync()
    {
        await EndAsync(StreamOutcome.Cancelled).ConfigureAwait(false);
        _generation.Dispose();
    }

    private bool TryServe(KeptChunk chunk)
    {
        if (chunk.Index < _served)
        {
            return true;
        }

        bool isServed;
        try
        {
            isServed = _answer.Meter.TryServe(chunk.Tokens, chunk.Text);
        }
        catch (Exception e)
        {
            // Whatever it is: what cannot be written down does not leave.
            _log.MeterFailed(Id, e);
            Stop(StreamOutcome.Failed);
            return false;
        }

        if (!isServed)
        {
            Stop(StreamOutcome.Length);
            return false;
        }

        Volatile.Write(ref _served, chunk.End);
        return true;
    }

    private async Task CloseMeterAsync(int billed, StreamEndReason reason)
    {
        try
        {
            if (billed < _served)
            {
                _answer.Meter.NotDelivered(billed);
            }

            await _answer.Meter.EndAsync(reason).ConfigureAwait(false);
            await _answer.Meter.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The client gets its end all the same, and the session's next prompt is looked at anew.
            _log.MeterFailed(Id, e);
        }
    }

    private async Task ProduceAsync()
    {
        StreamOutcome outcome = StreamOutcome.Cancelled;
        try
        {
            outcome = await FillAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_generation.IsCancellationRequested)
        {
            // Whoever cancelled says how it ended.
        }
        catch (Exception e)
        {
            // Whatever an implementation of IChatClient throws ends this answer, and nothing else.
            _log.ModelFailed(Id, e);
            outcome = StreamOutcome.Failed;
        }
        finally
        {
            _answer.Slot.Dispose();
            Interlocked.CompareExchange(ref _outcome, _generation.IsCancellationRequested ? null : outcome, null);
            _buffer.Complete();
        }
    }

    private async Task<StreamOutcome> FillAsync()
    {
        int left = _answer.Meter.Granted;
        await foreach (AnswerPiece piece in _answer.ReadAsync(_generation.Token).ConfigureAwait(false))
        {
            if (piece.Tokens > left)
            {
                return StreamOutcome.Length;
            }

            left -= piece.Tokens;
            if (!await _buffer.TryAppendAsync(piece, _generation.Token).ConfigureAwait(false))
            {
                // The client is there and takes nothing.
                Stop(StreamOutcome.Cancelled);
                return StreamOutcome.Cancelled;
            }
        }

        return new StreamOutcome(StreamEndReason.Complete, (_answer.Reader.FinishReason ?? ChatFinishReason.Stop).Value);
    }

    private TokenUsage? UsageOf(int billed) => _answer.Reader.InputTokens is { } input ? new TokenUsage(input, billed, _answer.Model.Served.ContextWindow) : null;
}
