namespace Fabstir.ChainFaults.Chain;

/// <summary>What came of an order, as the client says.</summary>
/// <param name="Order">What was asked for.</param>
/// <param name="SessionId">The session; null when it was never opened.</param>
/// <param name="Cost">What it cost, in base units; null when it was never ended.</param>
internal sealed record SessionResult(SessionOrder Order, string? SessionId, string? Cost)
{
    /// <summary>Whether it did not end in time.</summary>
    public bool HasHung { get; init; }

    /// <summary>Why it is not as it should be.</summary>
    public string? Failure { get; init; }
}
