namespace Fabstir;

/// <summary>A host sent no token in time. The request was cancelled.</summary>
public sealed class TokenTimeoutException : StreamException
{
    /// <summary>Describes what did not come.</summary>
    /// <param name="index">The token that was waited for.</param>
    /// <param name="limit">How long.</param>
    public TokenTimeoutException(int index, TimeSpan limit)
        : base(
            FabstirErrorCode.InferenceTimeout,
            FormattableString.Invariant($"The host sent no token {index} within {limit.TotalSeconds} s: the request was cancelled. ")
            + (index == 0
                ? $"A model that is loaded first may need a longer {nameof(PromptOptions)}.{nameof(PromptOptions.FirstTokenTimeout)}."
                : $"A slow one may need a longer {nameof(PromptOptions)}.{nameof(PromptOptions.TokenTimeout)}.")) =>
        (Index, Limit) = (index, limit);

    /// <summary>The token that was waited for, from 0.</summary>
    public int Index { get; }

    /// <summary>How long it was waited for.</summary>
    public TimeSpan Limit { get; }
}
