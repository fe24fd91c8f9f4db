using Fabstir.Protocol;

namespace Fabstir;

/// <summary>Opens the socket of a session, and tries again where that may help.</summary>
internal sealed class Redial(SessionLink link, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(4);

    /// <param name="attempts">How often at most.</param>
    /// <param name="within">For how long at most another attempt begins.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FabstirException">What stopped the last attempt.</exception>
    public async Task RunAsync(int attempts, TimeSpan within, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        TimeSpan pause = FirstPause;
        for (int attempt = 1; ; attempt++)
        {
            TimeSpan wait;
            try
            {
                await link.OpenAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (StreamException e) when (MayPass(e) && attempt < attempts && time.GetElapsedTime(started) < within)
            {
                TimeSpan? asked = (e as HostRefusedException)?.RetryAfter;
                wait = asked > pause ? asked.Value < LongestPause ? asked.Value : LongestPause : pause;
            }

            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>Whether the same may succeed a moment later.</summary>
    private static bool MayPass(StreamException exception) => exception is HostRefusedException refused
        ? refused.HostCode is HostErrorCode.SessionInUse or HostErrorCode.Busy or HostErrorCode.ShuttingDown or HostErrorCode.ServiceUnavailable or HostErrorCode.RateLimitExceeded
        : exception.Code is FabstirErrorCode.WebSocketConnectionFailed or FabstirErrorCode.StreamConnectionLost or FabstirErrorCode.NodeNotResponding
            or FabstirErrorCode.RateLimitExceeded;
}
