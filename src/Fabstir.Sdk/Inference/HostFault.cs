namespace Fabstir;

/// <summary>Which failures another host, or another session, may make up for.</summary>
internal static class HostFault
{
    /// <summary>Whether it is the host that failed, and not the request or the client.</summary>
    public static bool Is(FabstirException exception) => exception.Code is
        FabstirErrorCode.ConnectionFailed
        or FabstirErrorCode.RateLimitExceeded
        or FabstirErrorCode.AuthRequired
        or FabstirErrorCode.AuthFailed
        or FabstirErrorCode.SessionAuthDenied
        or FabstirErrorCode.NodeNotResponding
        or FabstirErrorCode.NodeRejectedJob
        or FabstirErrorCode.HostNotActive
        or FabstirErrorCode.ModelNotAvailable
        or FabstirErrorCode.PriceAboveCap
        or FabstirErrorCode.InferenceTimeout
        or FabstirErrorCode.WebSocketConnectionFailed
        or FabstirErrorCode.WebSocketMessageFailed
        or FabstirErrorCode.StreamConnectionLost
        or FabstirErrorCode.StreamInvalidToken
        or FabstirErrorCode.StreamRateLimited
        or FabstirErrorCode.UnknownError
        || IsOfSession(exception);

    /// <summary>Whether only the session is of no use any more: the same host may serve another.</summary>
    public static bool IsOfSession(FabstirException exception) =>
        exception.Code is FabstirErrorCode.SessionExpired or FabstirErrorCode.InvalidSessionState or FabstirErrorCode.SessionNotFound
        // The deposit is used up, and not the wallet.
        || exception is HostRefusedException { Code: FabstirErrorCode.InsufficientBalance };
}
