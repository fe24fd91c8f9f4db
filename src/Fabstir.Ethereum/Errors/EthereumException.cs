namespace Fabstir.Ethereum;

/// <summary>Something between this process and the chain went wrong; the derived types say what.</summary>
public abstract class EthereumException : Exception
{
    /// <summary>Describes what went wrong.</summary>
    /// <param name="message">A sentence for a person; programs look at the type and its properties.</param>
    /// <param name="innerException">What was thrown on the way, if anything.</param>
    protected EthereumException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
