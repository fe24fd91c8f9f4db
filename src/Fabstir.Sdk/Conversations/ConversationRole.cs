namespace Fabstir;

/// <summary>Who says something in a conversation.</summary>
public enum ConversationRole
{
    /// <summary>The application, about how answers should be.</summary>
    System,

    /// <summary>Who asks.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,
}
