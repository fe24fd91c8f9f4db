namespace Fabstir.Streaming.Benchmarks.Clients;

/// <summary>A way to read an answer of so many tokens.</summary>
internal interface IAnswerClient : IAsyncDisposable
{
    /// <returns>How many tokens came.</returns>
    Task<int> ReadAsync(int tokens, CancellationToken cancellationToken);
}
