namespace Fabstir;

/// <summary>Something that is, or soon will be, in the way of the client's work. Immutable.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Subject">What it is about, such as <c>node</c>: a constant.</param>
/// <param name="Description">What is wrong, in a sentence.</param>
/// <param name="Recommendation">What to do about it, in a sentence.</param>
public sealed record HealthIssue(HealthSeverity Severity, string Subject, string Description, string Recommendation);
