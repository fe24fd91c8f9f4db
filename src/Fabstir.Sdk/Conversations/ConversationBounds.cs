using System.Globalization;

namespace Fabstir;

/// <summary>How large a conversation may be, so that whoever loads it knows how much memory that takes.</summary>
internal static class ConversationBounds
{
    private const int MaxIdLength = 200;
    private const int MaxTitleLength = 500;
    private const int MaxMetadata = 64;
    private const int MaxKeyLength = 100;
    private const int MaxValueLength = 4_096;

    /// <exception cref="OutOfBoundsException">It is empty, blank or too long.</exception>
    public static string CheckId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return string.IsNullOrWhiteSpace(id) ? throw OutOfBounds("Id", "empty", $"1 to {MaxIdLength} characters") : Text(id, "Id", MaxIdLength);
    }

    /// <exception cref="OutOfBoundsException">Something of it is too much.</exception>
    public static Conversation Check(Conversation conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        CheckId(conversation.Id);
        Text(conversation.Title, "Title", MaxTitleLength);
        Most(conversation.Metadata.Count, "Metadata", MaxMetadata, "entries");
        foreach ((string key, string value) in conversation.Metadata)
        {
            Text(key, "a key of Metadata", MaxKeyLength);
            Text(value, $"Metadata[\"{key}\"]", MaxValueLength);
        }

        Most(conversation.Turns.Count, "Turns", Conversation.MaxTurns, "turns");
        for (int i = 0; i < conversation.Turns.Count; i++)
        {
            Check(conversation.Turns[i], string.Create(CultureInfo.InvariantCulture, $"Turns[{i}]"));
        }

        return conversation.Revision >= 0 ? conversation : throw OutOfBounds("Revision", conversation.Revision, "0 or more");
    }

    private static void Check(ConversationTurn turn, string name)
    {
        Text(turn.Text, $"{name}.Text", Conversation.MaxTextLength);
        if (turn.Tokens < 0)
        {
            throw OutOfBounds($"{name}.Tokens", turn.Tokens, "0 or more");
        }

        if (!Enum.IsDefined(turn.Role))
        {
            throw OutOfBounds($"{name}.Role", (int)turn.Role, "system, user or assistant");
        }
    }

    private static string Text(string text, string name, int most)
    {
        Most(text.Length, name, most, "characters");
        return text;
    }

    private static void Most(int count, string name, int most, string unit)
    {
        if (count > most)
        {
            throw OutOfBounds(name, string.Create(CultureInfo.InvariantCulture, $"{count} {unit}"), string.Create(CultureInfo.InvariantCulture, $"at most {most} {unit}"));
        }
    }

    private static OutOfBoundsException OutOfBounds(string name, long value, string bound) => OutOfBounds(name, value.ToString(CultureInfo.InvariantCulture), bound);

    private static OutOfBoundsException OutOfBounds(string name, string value, string bound) => new(name, value, bound, "Conversation");
}
