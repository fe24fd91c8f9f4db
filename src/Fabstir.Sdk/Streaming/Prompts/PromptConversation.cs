using System.Text;
using Fabstir.Protocol;

namespace Fabstir;

/// <summary>What of a conversation a host is told with a prompt: the system's rules first, and as much of the rest as fits, the newest.</summary>
internal static class PromptConversation
{
    /// <exception cref="StreamException">The prompt is empty or too long: <see cref="FabstirErrorCode.InvalidPrompt"/>.</exception>
    public static IReadOnlyList<ContextMessage> Of(string prompt, string? systemPrompt, IReadOnlyList<ChatTurn> turns)
    {
        int room = StreamProtocol.MaxPromptBytes - Encoding.UTF8.GetByteCount(prompt) - (systemPrompt is null ? 0 : Encoding.UTF8.GetByteCount(systemPrompt));
        if (string.IsNullOrWhiteSpace(prompt) || room < 0)
        {
            throw new StreamException(
                FabstirErrorCode.InvalidPrompt,
                room < 0 ? $"The prompt, with what the system says, is longer than {StreamProtocol.MaxPromptBytes} bytes of UTF-8." : "The prompt is empty.");
        }

        int first = turns.Count;
        while (first > 0 && (room -= Encoding.UTF8.GetByteCount(turns[first - 1].Text)) >= 0)
        {
            first--;
        }

        IEnumerable<ContextMessage> kept = turns.Skip(first).Select(static turn => new ContextMessage(NameOf(turn.Role), turn.Text));
        return [.. systemPrompt is null ? [] : new[] { new ContextMessage(NameOf(ChatTurnRole.System), systemPrompt) }, .. kept];
    }

    private static string NameOf(ChatTurnRole role) => role switch
    {
        ChatTurnRole.System => "system",
        ChatTurnRole.Assistant => "assistant",
        _ => "user",
    };
}
