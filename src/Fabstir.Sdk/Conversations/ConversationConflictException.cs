namespace Fabstir;

/// <summary>A conversation was saved by somebody else since it was loaded. Nothing was written.</summary>
public sealed class ConversationConflictException : FabstirException
{
    /// <summary>Describes the conflict.</summary>
    /// <param name="id">Which conversation.</param>
    /// <param name="expected">The revision that was to be replaced.</param>
    /// <param name="stored">The revision that is stored; 0 where none is.</param>
    public ConversationConflictException(string id, long expected, long stored)
        : base(
            FabstirErrorCode.ConversationConflict,
            FormattableString.Invariant($"Conversation \"{id}\" is stored in revision {stored}, and revision {expected} was to be replaced: load it again and add what is new, or use AppendAsync."))
    {
        ConversationId = id;
        Expected = expected;
        Stored = stored;
    }

    /// <summary>Which conversation.</summary>
    public string ConversationId { get; }

    /// <summary>The revision that was to be replaced.</summary>
    public long Expected { get; }

    /// <summary>The revision that is stored; 0 where none is.</summary>
    public long Stored { get; }
}
