using Fabstir.ChainFaults.Scenarios;
using System.Numerics;
using Fabstir.ChainFaults.Books;
using Fabstir.StreamTestbed.Bills;
using Fabstir.StreamTestbed.World;

namespace Fabstir.FaultTests.Scenarios;

/// <summary>Has the host settle what is left to it, and compares the chain with what was read.</summary>
internal static class Reckoning
{
    private static readonly TimeSpan LongestSession = TimeSpan.FromSeconds(3_601);

    /// <summary>Ends a session that its host never heard of, when its time is over: it costs nothing.</summary>
    public static async Task TimeOutAsync(StreamWorld world, PaidSession session, CancellationToken cancellationToken)
    {
        await world.Chain.Devnet.AdvanceTimeAsync(LongestSession, cancellationToken);
        await session.Session.EndAsync(SettlementPolicy.Timeout, cancellationToken: cancellationToken);
    }

    /// <param name="world">Where.</param>
    /// <param name="sessions">All sessions that there were.</param>
    /// <param name="score">Where it counts what does not end.</param>
    /// <param name="trial">Where it is said what differs.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>By how many base units sessions and accounts differ from what they should have.</returns>
    public static async Task<BigInteger> SettleAsync(
        StreamWorld world, IReadOnlyCollection<PaidSession> sessions, Score score, Trial trial, CancellationToken cancellationToken)
    {
        int hangs = await SessionSettlement.WaitAsync(world, sessions, cancellationToken);
        score.AddHangs(hangs);
        ChainBooks after = await world.ReadBooksAsync(cancellationToken);
        BillAudit audit = new(world.Chain.Devnet, world.Before, after);
        ServiceBill[] bills = [.. sessions.Select(static session => session.Bill)];
        foreach (ServiceBill bill in bills.Where(bill => !audit.DifferenceOf(bill).IsZero))
        {
            trial.Complain(audit.Explain(bill));
        }

        if (hangs > 0)
        {
            trial.Complain($"{hangs} sessions were not settled. The host says: {world.Host.Complaints}");
        }

        return audit.DifferenceOf(bills) + audit.DifferenceOfAccounts(bills);
    }
}
