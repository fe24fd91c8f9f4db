namespace Fabstir;

/// <summary>Where a job stands.</summary>
public enum JobStatus
{
    /// <summary>No host has it yet.</summary>
    Posted,

    /// <summary>A session with a host is open on chain.</summary>
    Claimed,

    /// <summary>Tokens come; on chain, some are proven.</summary>
    Processing,

    /// <summary>The answer is there.</summary>
    Completed,

    /// <summary>No host took it, or the answer was cut.</summary>
    Failed,

    /// <summary>It was cancelled; on chain, completed without a token.</summary>
    Cancelled,

    /// <summary>Its host claims more tokens than it sent.</summary>
    Disputed,
}
