namespace Fabstir;

/// <summary>An answer that has begun, and the session that gives it.</summary>
internal sealed class PooledAnswer(PooledSession session, TokenStream stream, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<TokenChunk> _chunks = stream.GetAsyncEnumerator(cancellationToken);

    public PooledSession Session => session;

    public TokenStream Stream => stream;

    public bool HasCurrent { get; private set; }

    public TokenChunk Current => _chunks.Current;

    public async Task<bool> MoveNextAsync() => HasCurrent = await _chunks.MoveNextAsync().ConfigureAwait(false);

    /// <summary>Cancels what has not come, and waits until the host has stopped.</summary>
    public ValueTask DisposeAsync() => _chunks.DisposeAsync();
}
