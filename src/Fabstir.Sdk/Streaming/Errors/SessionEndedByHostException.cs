using Fabstir.Abi;

namespace Fabstir;

/// <summary>
/// A host that keeps no streams closed the socket of a session: such hosts settle it then, and the session cannot go on. Open another one.
/// </summary>
public sealed class SessionEndedByHostException : StreamException
{
    /// <summary>Describes the end.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="innerException">What the network said, if anything.</param>
    public SessionEndedByHostException(UInt256 sessionId, Exception? innerException = null)
        : base(
            FabstirErrorCode.InvalidSessionState,
            $"The host closed the socket of session {sessionId}, which it settles then: open another session. How the deposit is divided is in its settlement.",
            innerException) => SessionId = sessionId;

    /// <summary>The session.</summary>
    public UInt256 SessionId { get; }
}
