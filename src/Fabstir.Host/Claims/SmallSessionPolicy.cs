namespace Fabstir.Host;

/// <summary>What is billed for a session in which fewer tokens were served than a claim may have (100).</summary>
public enum SmallSessionPolicy
{
    /// <summary>Nothing: the host served for nothing.</summary>
    Nothing,

    /// <summary>The smallest claim that the contract takes. The session's next tokens are free up to that.</summary>
    OneHundred,

    /// <summary>The session's proof interval, as many hosts do. The session's next tokens are free up to that.</summary>
    ProofInterval,
}
