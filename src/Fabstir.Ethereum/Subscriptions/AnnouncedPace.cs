namespace Fabstir.Ethereum;

/// <summary>
/// Asks again when the node announces a block. The announcement says only when: what a subscription reports is always asked for, so that nothing depends on
/// announcements that were lost. While there is no connection, it asks with growing pauses and connects again.
/// </summary>
internal sealed class AnnouncedPace(RpcEndpoint endpoint, JsonRpcTransportOptions options, TransportLog log) : IPollPace
{
    // A connection that is silent for so many polls may be dead, or the chain may rest: asking is cheap.
    private const int PollsOfSilence = 15;
    private const int MostDoublings = 5;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private AnnouncementSocket? _socket;
    private int _failures;

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_socket is null)
            {
                _socket = new AnnouncementSocket(endpoint, options);
                await _socket.ConnectAsync(cancellationToken).ConfigureAwait(false);

                // What came while nobody listened is asked for at once.
                return;
            }

            await _socket.WaitForBlockAsync(PollsOfSilence * options.PollInterval, cancellationToken).ConfigureAwait(false);
            _failures = 0;
        }
        catch (EthereumException e)
        {
            Disconnect();
            TimeSpan pause = options.PollInterval * (1 << Math.Min(_failures++, MostDoublings));
            pause = pause < LongestPause ? pause : LongestPause;
            log.AnnouncementsLost(endpoint.Name, pause, e);
            await Task.Delay(pause, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => Disconnect();

    private void Disconnect()
    {
        _socket?.Dispose();
        _socket = null;
    }
}
