using Fabstir.Abi;

namespace Fabstir.Host;

/// <summary>Whether a session may be served, by what the chain says: nobody is served for nothing.</summary>
internal static class Admission
{
    private const int MarginDivisor = 4;

    /// <summary>Checks a session that may be served.</summary>
    /// <exception cref="ServiceRefusedException">It may not.</exception>
    public static void Check(SessionReading reading, Address account, Func<ModelId, bool> serves, HostMoneyOptions options)
    {
        SessionState state = reading.State;
        if (state.Host != account)
        {
            throw Refusal.NotOurs(state.Id, state.Host);
        }

        if (state.Status != SessionStatus.Active)
        {
            throw Refusal.Over(state.Id, state.Status);
        }

        if (!serves(state.Model))
        {
            throw Refusal.ModelNotServed(state.Id, state.Model);
        }

        if (options.Prices.LeastOf(state.Terms.Price.Token) is { } least && state.Terms.Price.BaseUnits < least.BaseUnits)
        {
            throw Refusal.PriceTooLow(state.Id, state.Terms.Price, least);
        }

        if (state.BlockTime >= ServiceEnd(state, options.Claims))
        {
            throw Refusal.Expired(state.Id, state.TimeoutAt);
        }
    }

    /// <summary>When nothing more is served: so long before the duration is over that there is time to claim, and when the proof timeout window is over.</summary>
    public static DateTimeOffset ServiceEnd(SessionState state, ClaimOptions options)
    {
        DateTimeOffset last = LastClaimAt(state, options);
        return last < state.ProofDeadline ? last : state.ProofDeadline;
    }

    /// <summary>When the last claim has to be made because of the duration.</summary>
    public static DateTimeOffset LastClaimAt(SessionState state, ClaimOptions options) => Before(state.ExpiresAt, state.Terms.Duration, options);

    /// <summary>When a claim has to be made because of the proof timeout window.</summary>
    public static DateTimeOffset NextClaimAt(SessionState state, ClaimOptions options) => Before(state.ProofDeadline, state.Terms.ProofTimeoutWindow, options);

    private static DateTimeOffset Before(DateTimeOffset deadline, TimeSpan span, ClaimOptions options)
    {
        TimeSpan margin = span / MarginDivisor;
        return deadline - (margin < options.DeadlineMargin ? margin : options.DeadlineMargin);
    }
}
