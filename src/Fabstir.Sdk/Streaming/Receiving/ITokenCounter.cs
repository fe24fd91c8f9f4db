namespace Fabstir;

/// <summary>Counts the tokens of a text as a model does: for hosts what they announce and bill, for clients where a host does not say, and for prompts.</summary>
/// <remarks>
/// Without a counter each piece counts as one token, which is right for models that yield token by token. What a model reports at the end can lower the bill and
/// never raises it. Implementations are thread-safe.
/// </remarks>
public interface ITokenCounter
{
    /// <summary>How many tokens a text is.</summary>
    /// <param name="text">A piece of an answer, or a whole prompt; not empty. It is nobody else's: it must not be logged or kept.</param>
    /// <returns>At least 1; anything below counts as 1.</returns>
    int Count(string text);
}
