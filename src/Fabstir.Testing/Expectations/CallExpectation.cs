namespace Fabstir.Testing;

/// <summary>A call of a function that returns nothing is expected. It succeeds unless the test says otherwise.</summary>
/// <inheritdoc cref="Expectation" path="/remarks"/>
public class CallExpectation : Expectation
{
    internal CallExpectation(MessageMatch match)
        : base(match)
    {
    }

    internal void Answer(RecordedMessage recorded) => Use(recorded);
}
