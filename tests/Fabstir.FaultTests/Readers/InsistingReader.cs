using Fabstir.StreamTestbed.Answers;

namespace Fabstir.FaultTests.Readers;

/// <summary>Asks again what was refused before its first token: a host that cannot ask its chain serves nobody for the moment.</summary>
internal sealed class InsistingReader(IAnswerReader reader) : IAnswerReader
{
    private const int Attempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task<Reading> ReadAsync(AnswerOrder order, Func<int, Task>? onPiece, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            Reading reading = await reader.ReadAsync(order, onPiece, cancellationToken);
            if (reading is not { Text: "", Interruption: not null } || attempt == Attempts)
            {
                return reading;
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>Tries again while it fails.</summary>
    public static async Task<T> InsistAsync<T>(Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        for (int count = 1; ; count++)
        {
            try
            {
                return await attempt();
            }
            catch (FabstirException) when (count < Attempts)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    public ValueTask DisposeAsync() => reader.DisposeAsync();
}
