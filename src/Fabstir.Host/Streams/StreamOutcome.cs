using Fabstir.Protocol;

namespace Fabstir.Host;

/// <summary>How an answer ended.</summary>
/// <param name="Reason">Why, for the meter.</param>
/// <param name="FinishReason">Why, for the client.</param>
/// <param name="Error">What the client is told before the end; null when nothing went wrong.</param>
internal sealed record StreamOutcome(StreamEndReason Reason, string FinishReason, HostMessage.HostError? Error = null)
{
    public static StreamOutcome Length { get; } = new(StreamEndReason.Complete, "length");

    public static StreamOutcome Cancelled { get; } = new(StreamEndReason.Cancelled, "cancelled");

    public static StreamOutcome Failed { get; } = new(
        StreamEndReason.Error, "error", new HostMessage.HostError(HostErrorCode.InternalError, "The model failed: nothing that you did not receive is billed."));

    public static StreamOutcome ShuttingDown { get; } = new(
        StreamEndReason.Interrupted, "error", new HostMessage.HostError(HostErrorCode.ShuttingDown, "This host is about to end: go on with another."));

    /// <summary>What the wire calls the reason.</summary>
    public string WireReason => Reason switch
    {
        StreamEndReason.Complete => "complete",
        StreamEndReason.Cancelled => "cancelled",
        StreamEndReason.Interrupted => "interrupted",
        _ => "error",
    };
}
