using System.Globalization;
using System.Numerics;
using Fabstir.ChainFaults.Chain;
using Fabstir.ChainFaults.Reports;

namespace Fabstir.ChainFaults.Books;

/// <summary>Compares what was asked for and what the client said with the sessions that the chain has.</summary>
internal static class SessionAudit
{
    private const int Completed = 1;

    /// <param name="fault">What went wrong.</param>
    /// <param name="runs">How often it did.</param>
    /// <param name="results">What was asked for, and what the client said.</param>
    /// <param name="books">The chain.</param>
    /// <param name="unaccounted">What the accounts differ by.</param>
    public static FaultRow Judge(string fault, int runs, IReadOnlyCollection<SessionResult> results, ChainBooks books, BigInteger unaccounted)
    {
        (int received, int duplicated, int missing) = (0, 0, 0);
        foreach (SessionResult result in results)
        {
            SessionOrder order = result.Order;
            ChainSession[] found = [.. books.Sessions.Where(session => IsOf(session, order))];
            duplicated += Math.Max(0, found.Length - 1);
            if (found.Any(session => IsAsAgreed(session, order) && IsAsReported(session, result)))
            {
                received++;
            }
            else
            {
                missing++;
            }
        }

        return new FaultRow(fault, runs, results.Count, received, duplicated, missing, unaccounted, results.Count(static result => result.HasHung));
    }

    private static bool IsOf(ChainSession session, SessionOrder order) =>
        session.Depositor == order.Payer.ToString() && session.IsNative == order.IsNative && session.Deposit == order.Deposit;

    private static bool IsAsAgreed(ChainSession session, SessionOrder order) =>
        session.Status == Completed && session.Tokens == order.Tokens && session.ToHost == order.ToHost && session.Refund == order.Deposit - order.Cost;

    private static bool IsAsReported(ChainSession session, SessionResult result) =>
        session.Id == result.SessionId && result.Cost is { } cost && BigInteger.Parse(cost, CultureInfo.InvariantCulture) == session.Deposit - session.Refund;
}
