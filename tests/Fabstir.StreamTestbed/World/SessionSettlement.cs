using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir.StreamTestbed.World;

/// <summary>Waits until the host has claimed and completed sessions that are left to it.</summary>
internal static class SessionSettlement
{
    // Far more than claims and completions take: a host that is slower hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan DisputeWindow = TimeSpan.FromSeconds(31);

    /// <summary>Waits until all have ended, and lets the dispute window pass once all is proven.</summary>
    /// <returns>How many have not ended in time.</returns>
    public static async Task<int> WaitAsync(StreamWorld world, IReadOnlyCollection<PaidSession> sessions, CancellationToken cancellationToken)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        List<PaidSession> open = [.. sessions];
        try
        {
            // What was served and is not proven yet would be lost by time alone: first the claims, then the window.
            await UntilAsync(world, open, static (session, state) => state.TokensUsed >= (UInt256)session.Bill.Billed, patience.Token);
            open = [.. sessions];
            await world.Chain.Devnet.AdvanceTimeAsync(DisputeWindow, patience.Token);
            await UntilAsync(world, open, static (_, _) => false, patience.Token);
            return 0;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return open.Count;
        }
    }

    // Until all have ended, or what is waited for is so.
    private static async Task UntilAsync(
        StreamWorld world, List<PaidSession> open, Func<PaidSession, JobMarketplace.Results.SessionJobs, bool> isDone, CancellationToken cancellationToken)
    {
        JobMarketplace market = world.Chain.Devnet.Contracts.JobMarketplace;
        while (true)
        {
            foreach (PaidSession session in open.ToArray())
            {
                JobMarketplace.Results.SessionJobs state = await market.SessionJobsAsync(session.Session.Id, cancellationToken: cancellationToken);
                if (state.Status != Enums.JobMarketplace.SessionStatus.Active || isDone(session, state))
                {
                    open.Remove(session);
                }
            }

            if (open.Count == 0)
            {
                return;
            }

            await Task.Delay(Step, cancellationToken);
        }
    }
}
