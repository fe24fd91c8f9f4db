namespace Fabstir;

/// <summary>One thing that was said in a conversation. Immutable, thread-safe.</summary>
/// <param name="Role">Who said it.</param>
/// <param name="Text">What: at most <see cref="Conversation.MaxTextLength"/> characters.</param>
/// <param name="At">When.</param>
/// <param name="Tokens">How many LLM tokens it has, as far as somebody counted: 0 or more. Hosts bill the tokens of answers.</param>
/// <param name="Cost">What it cost; null where nothing is known, or nothing was paid.</param>
public sealed record ConversationTurn(ChatTurnRole Role, string Text, DateTimeOffset At, long Tokens = 0, TokenAmount? Cost = null);
