using System.Security.Cryptography;
using System.Text;
using Fabstir.Protocol;
using Microsoft.Extensions.AI;

namespace Fabstir.Host;

/// <summary>A request of a client that was found to be in order. Immutable.</summary>
internal sealed class Prompt
{
    private readonly InferenceRequest _request;

    private Prompt(string id, InferenceRequest request, int maxTokens)
    {
        Id = id;
        _request = request;
        MaxTokens = maxTokens;
        Sha256 = SHA256.HashData(Encoding.UTF8.GetBytes(request.Prompt));
    }

    public string Id { get; }

    /// <summary>How many tokens the client wants at most.</summary>
    public int MaxTokens { get; }

    /// <summary>Of the text in UTF-8, without the conversation before it.</summary>
    public ReadOnlyMemory<byte> Sha256 { get; }

    /// <summary>The model that the client expects; null for that of the session.</summary>
    public string? Model => _request.Model;

    /// <summary>Checks a request.</summary>
    /// <exception cref="ServiceRefusedException">It is empty, too long, or a value is outside its range.</exception>
    public static Prompt Of(string id, InferenceRequest request, HostLimits limits)
    {
        Require(id.Length <= StreamIds.MaxLength, $"The id of a request has at most {StreamIds.MaxLength} characters.");
        Require(!string.IsNullOrWhiteSpace(request.Prompt), "The prompt is empty.");
        Require(SizeOf(request) <= StreamProtocol.MaxPromptBytes, $"The prompt and its conversation have more than {StreamProtocol.MaxPromptBytes} bytes.");
        Require(request.Temperature is null or (>= 0 and <= 2), "temperature is 0 to 2.");
        Require(request.TopP is null or (> 0 and <= 1), "top_p is above 0 and up to 1.");
        Require(request.MaxTokens is null or > 0, "max_tokens is at least 1.");
        Require(request.Context.All(message => RoleOf(message) is not null), "Roles are system, user and assistant.");
        return new Prompt(id, request, Math.Min(request.MaxTokens ?? limits.DefaultTokensPerPrompt, limits.MaxTokensPerPrompt));
    }

    /// <exception cref="ServiceRefusedException">Prompt and answer do not fit the model's context.</exception>
    public void RequireRoom(ServedModel model)
    {
        if (model is { ContextWindow: { } window, TokenCounter: { } counter })
        {
            long tokens = _request.Context.Sum(message => (long)CountOf(counter, message.Content)) + CountOf(counter, _request.Prompt);
            if (tokens + MaxTokens > window)
            {
                throw new ServiceRefusedException(
                    HostErrorCode.TokenLimitExceeded,
                    FabstirErrorCode.TokenLimitExceeded,
                    $"The prompt has {tokens} tokens and the answer may have {MaxTokens}; the model holds {window}.");
            }
        }
    }

    public void LogTo(HostLog log) => log.Asked(Id, _request.Prompt);

    public IReadOnlyList<ChatMessage> ToMessages() =>
        [.. _request.Context.Select(message => new ChatMessage(RoleOf(message)!.Value, message.Content)), new ChatMessage(ChatRole.User, _request.Prompt)];

    public ChatOptions ToOptions(int maxTokens) => new()
    {
        MaxOutputTokens = maxTokens,
        Temperature = (float?)_request.Temperature,
        TopP = (float?)_request.TopP,
    };

    private static int CountOf(ITokenCounter counter, string text) => text.Length == 0 ? 0 : counter.Count(text);

    private static long SizeOf(InferenceRequest request) =>
        Encoding.UTF8.GetByteCount(request.Prompt) + request.Context.Sum(message => (long)Encoding.UTF8.GetByteCount(message.Content));

    private static ChatRole? RoleOf(ContextMessage message) => message.Role switch
    {
        "system" => ChatRole.System,
        "user" => ChatRole.User,
        "assistant" => ChatRole.Assistant,
        _ => null,
    };

    private static void Require(bool isRight, string message)
    {
        if (!isRight)
        {
            throw new ServiceRefusedException(HostErrorCode.InvalidPrompt, FabstirErrorCode.InvalidPrompt, message);
        }
    }
}
