using Fabstir.Abi;

namespace Fabstir;

/// <summary>There is no session of this identity: no session has the id, or it is somebody else's since a reorganisation.</summary>
public sealed class SessionNotFoundException : FabstirException
{
    /// <summary>Describes a session that is not there.</summary>
    /// <param name="sessionId">The id.</param>
    /// <param name="reason">What is there instead, in a sentence without a full stop.</param>
    public SessionNotFoundException(UInt256 sessionId, string reason)
        : base(FabstirErrorCode.SessionNotFound, $"Session {sessionId}: {reason}.") => SessionId = sessionId;

    /// <summary>The id.</summary>
    public UInt256 SessionId { get; }
}
