namespace Fabstir.Testing;

/// <summary>A client made a call or sent a transaction that the test did not expect.</summary>
/// <remarks>It is no error of the chain's, so that code under test which handles those does not hide it.</remarks>
public sealed class UnexpectedMessageException : Exception
{
    /// <summary>Describes what was not expected.</summary>
    /// <param name="message">What the client did.</param>
    /// <param name="expected">What was expected instead.</param>
    public UnexpectedMessageException(RecordedMessage message, IReadOnlyList<string> expected)
        : base(Describe(message, expected))
    {
        Recorded = message;
        Expected = expected;
    }

    /// <summary>What the client did, with decoded arguments.</summary>
    public RecordedMessage Recorded { get; }

    /// <summary>What was expected, as text.</summary>
    public IReadOnlyList<string> Expected { get; }

    private static string Describe(RecordedMessage message, IReadOnlyList<string> expected)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(expected);
        string rest = expected.Count == 0 ? "Nothing is expected." : "Expected are:" + string.Concat(expected.Select(static one => $"\n- {one}"));
        return $"No expectation matches the {message}.\n{rest}";
    }
}
