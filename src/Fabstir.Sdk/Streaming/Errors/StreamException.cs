namespace Fabstir;

/// <summary>A connection to a host, or an answer that came over it, did not do what it was asked for.</summary>
/// <remarks>What had arrived before was handed out before this is thrown, and is in <see cref="ReceivedTokens"/>. No message has a prompt or an answer in it.</remarks>
public class StreamException : FabstirException
{
    /// <summary>Describes what went wrong.</summary>
    /// <param name="code">What kind of failure it is.</param>
    /// <param name="message">What, where and what to do about it, for a person.</param>
    /// <param name="innerException">What was thrown on the way, if anything.</param>
    public StreamException(FabstirErrorCode code, string message, Exception? innerException = null)
        : base(code, message, innerException)
    {
    }

    /// <summary>The request; null where it is about none.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>How many tokens of the request had arrived.</summary>
    public int ReceivedTokens { get; internal set; }
}
