using Fabstir.StreamTestbed.Answers;

namespace Fabstir.FaultTests.Readers;

/// <summary>A client that asks and reads.</summary>
internal interface IAnswerReader : IAsyncDisposable
{
    /// <summary>Asks for an answer, and reads it to its end.</summary>
    /// <param name="order">What is asked for.</param>
    /// <param name="onPiece">Is told how many pieces have been read; null for nobody.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    Task<Reading> ReadAsync(AnswerOrder order, Func<int, Task>? onPiece, CancellationToken cancellationToken);
}
