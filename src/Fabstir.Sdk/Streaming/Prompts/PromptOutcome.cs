using Fabstir.Protocol;

namespace Fabstir;

/// <summary>How an exchange with a host ended that did not fail.</summary>
/// <param name="Reason">Why there are no more tokens.</param>
/// <param name="Billed">The tokens of all its requests that are billed.</param>
/// <param name="Usage">What the model counted; null where the host did not say.</param>
/// <param name="HasEnd">Whether the host said that there is no more.</param>
internal readonly record struct PromptOutcome(StreamFinishReason Reason, int Billed, TokenUsage? Usage, bool HasEnd);
