namespace Fabstir.Host;

/// <summary>Why a prompt ended.</summary>
internal enum StreamEndReason
{
    /// <summary>The model had no more to say, or the tokens that were asked for are served.</summary>
    Complete = 0,

    /// <summary>The client cancelled it, or did not come back in time.</summary>
    Cancelled = 1,

    /// <summary>The model failed.</summary>
    Error = 2,

    /// <summary>The host stopped, or was stopped, in the middle.</summary>
    Interrupted = 3,
}
