namespace Fabstir;

/// <summary>Whether a session takes prompts.</summary>
public enum LlmSessionState
{
    /// <summary>Prompts are answered. A socket that is cut is opened again by the next one.</summary>
    Open,

    /// <summary>Prompts wait until it is resumed.</summary>
    Paused,

    /// <summary>The host closed the socket, which for hosts of its kind is the end of the session.</summary>
    EndedByHost,

    /// <summary>It was ended or disposed here.</summary>
    Closed,
}
