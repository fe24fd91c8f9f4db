namespace Fabstir.Development;

/// <summary>Packages could not be fetched.</summary>
/// <remarks>The message is a clause, the remedy another: whoever knows what the packages are for makes a sentence of both.</remarks>
internal sealed class NpmException(string message, string? remedy, IReadOnlyList<string> lastOutput, Exception? innerException = null)
    : Exception(message, innerException)
{
    public string? Remedy { get; } = remedy;

    public IReadOnlyList<string> LastOutput { get; } = lastOutput;
}
