using Fabstir.Abi;

namespace Fabstir;

/// <summary>Watches what the host of a session claims, and ends a session whose host claims what it never sent.</summary>
internal sealed class ClaimGuard(PromptServices services) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public void Start()
    {
        if (services.Party.Options.OnOverclaim == OverclaimReaction.EndSession)
        {
            _running = Task.Run(RunAsync);
        }
    }

    /// <summary>Whether a claim is more than what came, what may be padded, and what may have been lost on the way.</summary>
    public bool IsTooMuch(SessionUpdate.Overclaimed claim) => claim.Claimed > services.Meter.Received + claim.Padding + services.Meter.InFlight;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await WatchAsync(_stopping.Token).ConfigureAwait(false);
                return;
            }
            catch (FabstirException e)
            {
                services.Log.NotWatching(services.Party.Session.Id, e.Message);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }

            await Task.Delay(Pause, services.Party.Time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        await foreach (SessionUpdate update in services.Party.Session.WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            if (update is SessionUpdate.CheckpointSubmitted claim)
            {
                services.Meter.Prove(claim.Claimed);
            }
            else if (update is SessionUpdate.Overclaimed overclaimed && IsTooMuch(overclaimed))
            {
                UInt256 received = services.Meter.Received;
                services.Log.EndingOverclaimed(services.Party.Session.Id, overclaimed.Claimed, received);
                await services.Party.Session.EndAsync(SettlementPolicy.Now, cancellationToken: cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
