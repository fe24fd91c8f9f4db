using Fabstir.Abi;

namespace Fabstir;

/// <summary>The answer to a job. Immutable.</summary>
public sealed record JobResult
{
    /// <summary>The answer.</summary>
    public required string Text { get; init; }

    /// <summary>How many tokens it has.</summary>
    public required int Tokens { get; init; }

    /// <summary>Why there are no more.</summary>
    public required StreamFinishReason FinishReason { get; init; }

    /// <summary>How long it took from the prompt to the last token.</summary>
    public required TimeSpan InferenceTime { get; init; }

    /// <summary>How long the first token took; null where none came.</summary>
    public required TimeSpan? TimeToFirstToken { get; init; }

    /// <summary>The SHA-256 of the text in UTF-8.</summary>
    public required Bytes32 Sha256 { get; init; }

    /// <summary>The session that answered; its host is in it.</summary>
    public required SessionIdentity Session { get; init; }

    /// <summary>What the tokens cost at the session's price. Hosts may bill the least claim: what is paid in the end is in the settlement.</summary>
    public required TokenAmount Cost { get; init; }

    /// <summary>How the session was ended; null where that failed: see <see cref="EndingProblem"/>.</summary>
    public required SessionEnding? Ending { get; init; }

    /// <summary>Why the session could not be ended; null where it was. <see cref="FabstirSessions.RecoverAsync"/> finds it again.</summary>
    public required FabstirException? EndingProblem { get; init; }

    /// <summary>How much it is; the text itself is in <see cref="Text"/>, because text forms end in logs.</summary>
    public override string ToString() => FormattableString.Invariant($"{Text.Length} characters, {Tokens} tokens, {FinishReason}, session {Session.Id}");
}
