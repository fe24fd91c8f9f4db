using System.Runtime.CompilerServices;

namespace Fabstir;

/// <summary>Reads an answer for whoever enumerates it. Written out, because it takes a step for each token: what is there is handed over without a state machine.</summary>
internal sealed class TokenReader : IAsyncEnumerator<TokenChunk>
{
    private readonly TokenBuffer _buffer;
    private readonly Func<ValueTask> _leave;
    private readonly CancellationTokenSource _cancelling;
    private readonly CancellationTokenRegistration _registration;
    private TokenChunk _current;

    /// <param name="buffer">What has come of the answer.</param>
    /// <param name="leave">Is called when the reader leaves.</param>
    /// <param name="asking">The token of whoever asked.</param>
    /// <param name="reading">The token of whoever reads.</param>
    public TokenReader(TokenBuffer buffer, Func<ValueTask> leave, CancellationToken asking, CancellationToken reading)
    {
        (_buffer, _leave) = (buffer, leave);
        _cancelling = CancellationTokenSource.CreateLinkedTokenSource(asking, reading);
        _registration = _cancelling.Token.UnsafeRegister(static buffer => ((TokenBuffer)buffer!).Wake(isInline: false), buffer);
    }

    public TokenChunk Current => _current;

    public ValueTask<bool> MoveNextAsync() =>
        !_cancelling.IsCancellationRequested && _buffer.TryRead(out _current) ? new ValueTask<bool>(true) : WaitAsync();

    public async ValueTask DisposeAsync()
    {
        await _registration.DisposeAsync().ConfigureAwait(false);
        _cancelling.Dispose();
        await _leave().ConfigureAwait(false);
    }

    // Pooled, because there is one of these for each token of a slow host.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> WaitAsync()
    {
        while (true)
        {
            _cancelling.Token.ThrowIfCancellationRequested();
            if (_buffer.TryRead(out _current))
            {
                return true;
            }

            if (_buffer.IsOver)
            {
                await _buffer.End.ConfigureAwait(false);
                return false;
            }

            await _buffer.WaitAsync().ConfigureAwait(false);
        }
    }
}
