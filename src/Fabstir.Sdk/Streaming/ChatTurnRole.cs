namespace Fabstir;

/// <summary>Who speaks in a conversation.</summary>
public enum ChatTurnRole
{
    /// <summary>Whoever sets the rules of the conversation.</summary>
    System,

    /// <summary>Whoever asks.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,
}
