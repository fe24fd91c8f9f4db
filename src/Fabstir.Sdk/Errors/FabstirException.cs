namespace Fabstir;

/// <summary>An operation of the client did not do what it was asked for.</summary>
/// <remarks>
/// All exceptions of the client are of this type, but for cancellation, disposal and arguments that are null. Look at <see cref="Code"/>, or at the
/// derived type and its properties; the message is for a person. No exception has a key, a prompt or the secret part of a URL in it.
/// </remarks>
public class FabstirException : Exception
{
    /// <summary>Describes what went wrong.</summary>
    /// <param name="code">What kind of failure it is.</param>
    /// <param name="message">What, where and what to do about it, for a person.</param>
    /// <param name="innerException">What was thrown on the way, if anything.</param>
    public FabstirException(FabstirErrorCode code, string message, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>What kind of failure it is.</summary>
    public FabstirErrorCode Code { get; }
}
