namespace Fabstir.Host;

/// <summary>When a host completes sessions, so that they are paid. Read when the host starts.</summary>
public sealed class CompletionOptions
{
    /// <summary>
    /// How long a session may be without an open socket and without a prompt until it counts as left to the host: then its tail is claimed, and it is completed after the dispute
    /// window. Default: 15 minutes. Range: 1 s to 1 day. A client that says that it leaves is not waited for.
    /// </summary>
    public TimeSpan IdleBeforeLeft { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Whether the host also completes sessions that earn it nothing, so that the depositor has his money back after the dispute window instead of the proof timeout window.
    /// Default: true. It costs the host the gas of a completion.
    /// </summary>
    public bool CompleteUnpaid { get; set; } = true;
}
