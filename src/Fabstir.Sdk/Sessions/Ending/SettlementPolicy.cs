namespace Fabstir;

/// <summary>How a session is ended.</summary>
public enum SettlementPolicy
{
    /// <summary>
    /// What costs least: with proofs at once; without a proof by timeout if that is possible already, and else by leaving it to the host, because the fee for
    /// leaving early is usually more than what the host has served.
    /// </summary>
    Cheapest,

    /// <summary>Sends nothing: the host claims what it has served and completes, after its dispute window.</summary>
    LeaveToHost,

    /// <summary>Completes at once, as the depositor. Before the first proof that costs the early fee, and is refused unless it is accepted.</summary>
    Now,

    /// <summary>Ends it by timeout, as anyone may after its proof timeout window or its duration.</summary>
    Timeout,
}
