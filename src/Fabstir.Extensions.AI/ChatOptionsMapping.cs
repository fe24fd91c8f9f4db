using Microsoft.Extensions.AI;

namespace Fabstir.Extensions.AI;

/// <summary>What of a chat's options hosts honour. Everything else is refused.</summary>
internal static class ChatOptionsMapping
{
    /// <exception cref="UnsupportedChatException">An option cannot be honoured.</exception>
    public static PromptOptions Of(ChatOptions? options, ModelId model)
    {
        if (options is null)
        {
            return new PromptOptions();
        }

        CheckModel(options.ModelId, model);
        Refuse(options.Tools is { Count: > 0 }, nameof(options.Tools), "hosts call no tools");
        Refuse(options.ToolMode is RequiredChatToolMode, nameof(options.ToolMode), "hosts call no tools");
        Refuse(options.AllowMultipleToolCalls is true, nameof(options.AllowMultipleToolCalls), "hosts call no tools");
        Refuse(options.ResponseFormat is not (null or ChatResponseFormatText), nameof(options.ResponseFormat), "hosts promise no format of the answer");
        Refuse(options.Reasoning is not null, nameof(options.Reasoning), "hosts have no setting for it");
        Refuse(options.TopK is not null, nameof(options.TopK), "hosts take temperature and top-p only");
        Refuse(options.FrequencyPenalty is not null, nameof(options.FrequencyPenalty), "hosts take temperature and top-p only");
        Refuse(options.PresencePenalty is not null, nameof(options.PresencePenalty), "hosts take temperature and top-p only");
        Refuse(options.Seed is not null, nameof(options.Seed), "no host promises the same answer twice");
        Refuse(options.ConversationId is not null, nameof(options.ConversationId), "no host keeps a conversation: send all of its messages");
        Refuse(options.RawRepresentationFactory is not null, nameof(options.RawRepresentationFactory), "there is no other form of a request");
        Refuse(options.AdditionalProperties is { Count: > 0 }, nameof(options.AdditionalProperties), "hosts would not see them");
#pragma warning disable MEAI001 // Experimental options are refused, too.
        Refuse(options.AllowBackgroundResponses is true, nameof(options.AllowBackgroundResponses), "answers come while they are read");
        Refuse(options.ContinuationToken is not null, nameof(options.ContinuationToken), "answers come while they are read");
#pragma warning restore MEAI001
        PromptOptions defaults = new();
        return defaults with
        {
            MaxTokens = options.MaxOutputTokens ?? defaults.MaxTokens,
            Temperature = Exact(options.Temperature),
            TopP = Exact(options.TopP),
            StopSequences = options.StopSequences is { } stops ? [.. stops] : [],
        };
    }

    private static void CheckModel(string? asked, ModelId model)
    {
        bool isSame = asked is null
            || asked.Equals(model.ToString(), StringComparison.OrdinalIgnoreCase)
            || (ModelSpec.TryParse(asked, out ModelSpec? spec) && spec.Id == model);
        Refuse(!isSame, nameof(ChatOptions.ModelId), $"this client is for {model}: make another one for another model");
    }

    private static void Refuse(bool isAsked, string option, string reason)
    {
        if (isAsked)
        {
            throw new UnsupportedChatException($"{nameof(ChatOptions)}.{option}", reason);
        }
    }

    // 0.7 as a float is not 0.7 as a double.
    private static double? Exact(float? value) => value is { } number && float.IsFinite(number) ? (double)(decimal)number : value;
}
