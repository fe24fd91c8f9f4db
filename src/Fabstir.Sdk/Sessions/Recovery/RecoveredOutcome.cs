namespace Fabstir;

/// <summary>What became of a transaction after a restart.</summary>
public enum RecoveredOutcome
{
    /// <summary>It is mined: what it should do is done.</summary>
    Mined,

    /// <summary>It was mined and failed: it cost gas, and did nothing.</summary>
    Failed,

    /// <summary>Another transaction has its nonce: it will never be mined. What it should do is still to be done.</summary>
    Superseded,
}
