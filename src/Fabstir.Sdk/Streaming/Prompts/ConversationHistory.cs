namespace Fabstir;

/// <summary>What was said in a session, the newest turns. Thread-safe.</summary>
internal sealed class ConversationHistory(int most)
{
    private readonly Lock _lock = new();
    private IReadOnlyList<ChatTurn> _turns = [];

    /// <summary>All that is kept, oldest first. A list that does not change.</summary>
    public IReadOnlyList<ChatTurn> Turns
    {
        get
        {
            lock (_lock)
            {
                return _turns;
            }
        }
    }

    public void Add(params ReadOnlySpan<ChatTurn> turns)
    {
        lock (_lock)
        {
            ChatTurn[] all = [.. _turns, .. turns];
            _turns = Array.AsReadOnly(all[Math.Max(0, all.Length - most)..]);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _turns = [];
        }
    }
}
