namespace Fabstir.Ethereum;

/// <summary>An event and the log that it was decoded from.</summary>
/// <typeparam name="TEvent">The generated event, or the closed sum of a contract's events.</typeparam>
/// <param name="Event">What was emitted.</param>
/// <param name="Log">Where: block, transaction and place.</param>
public sealed record EventLog<TEvent>(TEvent Event, Log Log)
{
    /// <summary>Whether a reorganisation has taken it back: what was done because of it is to be undone. Only subscriptions report that.</summary>
    public bool Removed => Log.Removed;
}
