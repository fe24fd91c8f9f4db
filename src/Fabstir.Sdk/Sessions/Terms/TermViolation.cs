namespace Fabstir;

/// <summary>A value that a session cannot be opened with.</summary>
/// <param name="Code">What kind of failure it is.</param>
/// <param name="Term">Which value, such as <c>DepositAmount</c>.</param>
/// <param name="Value">What it is, with its unit.</param>
/// <param name="Bound">What it has to be.</param>
/// <param name="Source">Where that is read or written: a getter of a contract.</param>
public sealed record TermViolation(FabstirErrorCode Code, string Term, string Value, string Bound, string Source)
{
    /// <summary>All of it, in a sentence without a full stop.</summary>
    public override string ToString() => $"{Term} is {Value}, and has to be {Bound} ({Source})";
}
