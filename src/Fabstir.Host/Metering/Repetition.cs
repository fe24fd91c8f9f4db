namespace Fabstir.Host;

/// <summary>Does something again and again, until it is stopped.</summary>
internal sealed class Repetition(TimeProvider time, TimeSpan interval)
{
    /// <summary>Runs until the token is cancelled, and then ends without an exception.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> action, CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
            {
                await Task.Run(() => action(cancellationToken), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // That is how it ends.
        }
    }
}
