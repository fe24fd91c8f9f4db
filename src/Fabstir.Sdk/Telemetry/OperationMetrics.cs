namespace Fabstir;

/// <summary>How one kind of operation went since the client was made.</summary>
/// <param name="Operation">Such as <c>sessions.start</c>.</param>
/// <param name="Count">How often it ended, in whichever way.</param>
/// <param name="Failures">How often it ended in an exception, cancellation not counted.</param>
/// <param name="Total">The time of all of them together.</param>
/// <param name="Longest">The time of the longest.</param>
public sealed record OperationMetrics(string Operation, long Count, long Failures, TimeSpan Total, TimeSpan Longest)
{
    /// <summary>The time of one on average; zero before the first.</summary>
    public TimeSpan Mean => Count == 0 ? TimeSpan.Zero : Total / Count;

    /// <summary>Of all that ended, how many succeeded: 0 to 1, and 1 before the first.</summary>
    public double SuccessRate => Count == 0 ? 1 : (double)(Count - Failures) / Count;
}
