namespace Fabstir.Ethereum;

/// <summary>An event and the log that it was decoded from.</summary>
/// <typeparam name="TEvent">The generated event.</typeparam>
/// <param name="Event">What was emitted.</param>
/// <param name="Log">Where: block, transaction and place.</param>
public sealed record EventLog<TEvent>(TEvent Event, Log Log);
