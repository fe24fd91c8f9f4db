namespace Fabstir;

/// <summary>What the prompts of a session share. Thread-safe.</summary>
/// <param name="Party">Who talks to whom.</param>
/// <param name="Link">The socket: of the prompt whose turn it is.</param>
/// <param name="Turns">Who is before whom.</param>
/// <param name="Pause">Whether prompts wait.</param>
/// <param name="History">What was said.</param>
/// <param name="Meter">What it costs.</param>
/// <param name="Log">What is logged.</param>
internal sealed record PromptServices(
    SessionParty Party, SessionLink Link, PromptTurns Turns, PauseGate Pause, ConversationHistory History, SessionMeter Meter, StreamLog Log)
{
    public Redial Redial { get; } = new(Link, Party.Time);
}
