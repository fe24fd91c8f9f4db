using System.Net;

namespace Fabstir.Ethereum;

/// <summary>How often, and how soon, a question goes around the endpoints. Made for one question.</summary>
internal sealed class RetryRound(int endpoints, JsonRpcTransportOptions options)
{
    private const int FirstServerError = 500;

    private int _failures;
    private TimeSpan? _wait;

    /// <summary>An endpoint failed.</summary>
    /// <returns>Whether another one is asked, or all of them again.</returns>
    public bool GoesOnAfter(EthereumException failure)
    {
        _failures++;
        if (MayPass(failure, out TimeSpan wait) && (_wait is null || wait < _wait))
        {
            _wait = wait;
        }

        bool isRoundOver = _failures % endpoints == 0;
        return !isRoundOver || (_wait is not null && _failures < endpoints * (1 + options.MaxRetries));
    }

    /// <summary>Waits when all endpoints have failed; before, the next one is asked at once.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (_failures % endpoints == 0 && _wait is { } wait)
        {
            _wait = null;
            await Task.Delay(wait, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    // What is no matter of permission, and what does not want to be left alone for long.
    private bool MayPass(EthereumException failure, out TimeSpan wait)
    {
        wait = options.PollInterval;
        if (failure is not NodeRefusedException refused)
        {
            return true;
        }

        if (refused.RetryAfter is { } asked)
        {
            wait = asked > TimeSpan.Zero ? asked : TimeSpan.Zero;
        }

        bool isTemporary = refused.StatusCode == HttpStatusCode.TooManyRequests || (int)refused.StatusCode >= FirstServerError;
        return isTemporary && (refused.RetryAfter is null || wait <= options.RequestTimeout);
    }
}
