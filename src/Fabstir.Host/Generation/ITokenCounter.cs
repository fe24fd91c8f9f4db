namespace Fabstir.Host;

/// <summary>Counts the tokens of a piece of an answer: what is counted is announced to the client, and is what he pays.</summary>
/// <remarks>
/// Without a counter each piece counts as one token, which is right for models that yield token by token. What the model reports at the end can lower the
/// bill and never raises it. Implementations are thread-safe.
/// </remarks>
public interface ITokenCounter
{
    /// <summary>How many tokens a text is.</summary>
    /// <param name="text">A piece of an answer, or a whole prompt; not empty.</param>
    /// <returns>At least 1; anything below counts as 1.</returns>
    int Count(string text);
}
