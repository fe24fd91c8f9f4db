namespace Fabstir;

/// <summary>A conversation as an application keeps it: what was said, with which model and session, and what it cost. Immutable, thread-safe.</summary>
/// <remarks>
/// It is kept where the application runs, and nowhere else: no chain and no host stores it. What a session was opened with is on chain, and found by
/// <see cref="Session"/>.
/// </remarks>
public sealed record Conversation
{
    /// <summary>The most turns of a conversation.</summary>
    public const int MaxTurns = 100_000;

    /// <summary>The most characters of a turn.</summary>
    public const int MaxTextLength = 1 << 20;

    /// <summary>What the application calls it: 1 to 200 characters, upper and lower case apart.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it: at most 500 characters. Default: empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>The model that answers. Default: null, unknown.</summary>
    public ModelId? Model { get; init; }

    /// <summary>The newest session that it was in. Default: null, none.</summary>
    public SessionIdentity? Session { get; init; }

    /// <summary>What else the application wants to know of it: at most 64 entries, keys of 1 to 100 characters, values of at most 4,096. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>What was said, oldest first: at most <see cref="MaxTurns"/>. Default: nothing yet.</summary>
    public IReadOnlyList<ConversationTurn> Turns { get; init; } = [];

    /// <summary>When it was saved first. Default: when it is saved.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was saved last; set by saving.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How often it was saved; 0 before the first time. Saving wants the number that is stored, so that nobody's turns are lost.</summary>
    public long Revision { get; init; }

    /// <summary>What all turns come to.</summary>
    public ConversationTotals Totals => ConversationTotals.Of(Turns);

    /// <summary>The id and how much was said, and nothing of what.</summary>
    public override string ToString() => $"Conversation {Id}, {Turns.Count} turns";
}
