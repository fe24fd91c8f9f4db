namespace Integration.Tests.Support;

/// <summary>Who ends a session, and how.</summary>
public enum Ending
{
    /// <summary>The client completes it, at once.</summary>
    ByClient,

    /// <summary>The host completes it, after the dispute window.</summary>
    ByHost,

    /// <summary>A third party ends it, after the proof timeout window.</summary>
    ByTimeout,
}
