namespace Fabstir.Ethereum;

/// <summary>Asks again after the interval of the options.</summary>
internal sealed class TimerPace(JsonRpcTransportOptions options) : IPollPace
{
    public Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(options.PollInterval, options.TimeProvider, cancellationToken);

    public void Dispose()
    {
    }
}
