namespace Fabstir;

/// <summary>An answer was cut, and its host has not kept the rest: the prompt can be asked again, or gone on with where <see cref="PromptOptions.ContinuePartial"/> says so.</summary>
public sealed class ResumeUnavailableException : StreamException
{
    /// <summary>Describes what cannot be had.</summary>
    /// <param name="nextIndex">The first token that was not received.</param>
    /// <param name="oldest">The first that could still be had; null for none.</param>
    public ResumeUnavailableException(int nextIndex, int? oldest)
        : base(
            FabstirErrorCode.StreamConnectionLost,
            FormattableString.Invariant($"The answer was cut after {nextIndex} tokens, and the host has not kept the rest ")
            + (oldest is null ? "of it." : FormattableString.Invariant($"but from token {oldest} on."))) =>
        (NextIndex, Oldest) = (nextIndex, oldest);

    /// <summary>The first token that was not received.</summary>
    public int NextIndex { get; }

    /// <summary>The first that could still be had; null for none.</summary>
    public int? Oldest { get; }
}
