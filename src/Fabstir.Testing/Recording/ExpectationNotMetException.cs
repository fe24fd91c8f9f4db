namespace Fabstir.Testing;

/// <summary>Something that a test expected did not happen.</summary>
public sealed class ExpectationNotMetException : Exception
{
    /// <summary>Describes what did not happen.</summary>
    /// <param name="missing">What was expected.</param>
    public ExpectationNotMetException(IReadOnlyList<string> missing)
        : base(Describe(missing)) => Missing = missing;

    /// <summary>What was expected, as text.</summary>
    public IReadOnlyList<string> Missing { get; }

    private static string Describe(IReadOnlyList<string> missing)
    {
        ArgumentNullException.ThrowIfNull(missing);
        return "These expectations were never used:" + string.Concat(missing.Select(static one => $"\n- {one}"));
    }
}
