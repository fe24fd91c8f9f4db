namespace Fabstir;

/// <summary>Where a session stands on chain.</summary>
public enum SessionStatus
{
    /// <summary>It runs: the host may claim, and it can be ended.</summary>
    Active,

    /// <summary>The depositor or the host completed it.</summary>
    Completed,

    /// <summary>Somebody ended it after its duration or its proof timeout window.</summary>
    TimedOut,

    /// <summary>A status that this library does not know: the contract is newer.</summary>
    Unknown,
}
