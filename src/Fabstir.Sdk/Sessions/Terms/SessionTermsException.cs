namespace Fabstir;

/// <summary>A session cannot be opened as it was asked for. All that is in the way is named, and nothing was sent.</summary>
public sealed class SessionTermsException : FabstirException
{
    /// <summary>Describes what is in the way.</summary>
    /// <param name="violations">At least one; the first gives the code.</param>
    public SessionTermsException(IReadOnlyList<TermViolation> violations)
        : base(violations is [{ } first, ..] ? first.Code : FabstirErrorCode.InvalidParameters, $"The session was not opened: {string.Join("; ", violations ?? [])}.") =>
        Violations = violations ?? [];

    /// <summary>Each value that is out of its bounds, with the bound and where it comes from.</summary>
    public IReadOnlyList<TermViolation> Violations { get; }
}
