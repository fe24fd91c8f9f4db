namespace Fabstir;

/// <summary>How many requests may be made in a time. Immutable, thread-safe.</summary>
/// <param name="Requests">How many: 1 or more.</param>
/// <param name="Per">In which time: above zero.</param>
public sealed record RequestRate(int Requests, TimeSpan Per);
