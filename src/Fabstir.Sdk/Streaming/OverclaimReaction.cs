namespace Fabstir;

/// <summary>What a session does when its host claims more tokens than it can have sent.</summary>
public enum OverclaimReaction
{
    /// <summary>It ends at once: the contract believes any claim below its rate limit.</summary>
    EndSession,

    /// <summary>It goes on; <see cref="LlmSession.WatchAsync"/> says so.</summary>
    Report,
}
