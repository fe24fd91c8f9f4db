namespace Fabstir;

/// <summary>A session that is paused. Immutable.</summary>
/// <param name="Deadline">When anybody can end it, in the chain's time: its duration is over, or its host has not claimed for too long.</param>
/// <param name="TimeLeft">How long it is until then, from the newest block on; not negative.</param>
public sealed record SessionPause(DateTimeOffset Deadline, TimeSpan TimeLeft);
