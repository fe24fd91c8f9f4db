namespace Fabstir;

/// <summary>A stored conversation without what was said in it. Immutable, thread-safe.</summary>
/// <param name="Id">What the application calls it.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Model">The model that answers; null where it is not known.</param>
/// <param name="TurnCount">How many turns it has.</param>
/// <param name="Totals">What they come to.</param>
/// <param name="CreatedAt">When it was saved first.</param>
/// <param name="UpdatedAt">When it was saved last.</param>
public sealed record ConversationSummary(
    string Id, string Title, ModelId? Model, int TurnCount, ConversationTotals Totals, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    internal static ConversationSummary Of(Conversation conversation) => new(
        conversation.Id,
        conversation.Title,
        conversation.Model,
        conversation.Turns.Count,
        conversation.Totals,
        conversation.CreatedAt,
        conversation.UpdatedAt);
}
