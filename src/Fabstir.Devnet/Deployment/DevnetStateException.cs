namespace Fabstir.Development;

/// <summary>A state of a local chain cannot be used: its file is damaged or something else, or anvil does not take it.</summary>
public sealed class DevnetStateException : Exception
{
    internal DevnetStateException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
