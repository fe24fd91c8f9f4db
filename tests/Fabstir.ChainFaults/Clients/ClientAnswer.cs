using Fabstir.ChainFaults.Chain;

namespace Fabstir.ChainFaults.Clients;

/// <summary>What a client process answers: a line on its standard output.</summary>
/// <param name="HasStopped">Whether it waits at its point to be killed; else it is done.</param>
/// <param name="Records">How many records it has written.</param>
/// <param name="SessionId">The session.</param>
/// <param name="Cost">What it cost.</param>
/// <param name="Failure">Why it is not done.</param>
internal sealed record ClientAnswer(bool HasStopped, int Records, string? SessionId, string? Cost, string? Failure)
{
    public SessionResult ToResult(SessionOrder order) => new(order, SessionId, Cost) { Failure = Failure is null ? null : $"{order.Key}: {Failure}" };
}
