namespace Fabstir.Development;

/// <summary>This machine has no usable anvil, and it could not be fetched. The message says what to install or to set.</summary>
public sealed class AnvilNotFoundException : Exception
{
    internal AnvilNotFoundException(string message, IReadOnlyList<string>? lastOutput = null, Exception? innerException = null)
        : base(message, innerException) => LastOutput = lastOutput ?? [];

    /// <summary>The last lines that npm, or the anvil that does not run, printed. Empty if nothing was run.</summary>
    public IReadOnlyList<string> LastOutput { get; }
}
