namespace Fabstir;

/// <summary>Counts the tokens of a text as a model does: where a host does not say how many a piece of an answer is, and for prompts. Thread-safe.</summary>
public interface ITokenCounter
{
    /// <summary>How many tokens a text is.</summary>
    /// <param name="text">The text. It is nobody else's: it must not be logged or kept.</param>
    int Count(string text);
}
