using Microsoft.Extensions.AI;

namespace Fabstir.Extensions.AI;

/// <summary>Messages and options of a chat as a prompt with its context.</summary>
/// <param name="Prompt">What the last message asks.</param>
/// <param name="Options">How it is answered, with all messages before it as its context.</param>
internal sealed record ChatRequest(string Prompt, PromptOptions Options)
{
    /// <exception cref="UnsupportedChatException">Something in it cannot be honoured.</exception>
    /// <exception cref="FabstirException">There is no message of the user at its end: <see cref="FabstirErrorCode.InvalidPrompt"/>.</exception>
    public static ChatRequest Of(IEnumerable<ChatMessage> messages, ChatOptions? options, ModelId model)
    {
        List<ChatTurn> turns = [];
        if (!string.IsNullOrWhiteSpace(options?.Instructions))
        {
            turns.Add(new ChatTurn(ChatTurnRole.System, options.Instructions));
        }

        turns.AddRange(messages.Select(static message => new ChatTurn(RoleOf(message.Role), TextOf(message))));
        if (turns.Count == 0 || turns[^1].Role != ChatTurnRole.User)
        {
            throw new FabstirException(FabstirErrorCode.InvalidPrompt, "The last message of a chat is the user's: there is nothing to answer.");
        }

        return new ChatRequest(turns[^1].Text, ChatOptionsMapping.Of(options, model) with { Context = turns[..^1] });
    }

    private static ChatTurnRole RoleOf(ChatRole role) =>
        role == ChatRole.User ? ChatTurnRole.User
        : role == ChatRole.Assistant ? ChatTurnRole.Assistant
        : role == ChatRole.System ? ChatTurnRole.System
        : throw new UnsupportedChatException($"A message of the role {role}", "hosts know system, user and assistant");

    private static string TextOf(ChatMessage message)
    {
        foreach (AIContent content in message.Contents)
        {
            // What an answer carries beside its text comes back with it in the next request, and says nothing to a model.
            if (content is not (TextContent or TextReasoningContent or UsageContent))
            {
                throw new UnsupportedChatException($"Content of the type {content.GetType().Name}", "hosts read and write text");
            }
        }

        return message.Text;
    }
}
