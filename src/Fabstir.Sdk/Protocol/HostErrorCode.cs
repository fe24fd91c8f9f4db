using System.Collections.Frozen;

namespace Fabstir.Protocol;

/// <summary>The codes of <c>error</c> frames.</summary>
public static class HostErrorCode
{
    /// <summary>Paid service needs the id of a session.</summary>
    public const string SessionRequired = "SESSION_REQUIRED";

    /// <summary>No session has the id.</summary>
    public const string SessionNotFound = "SESSION_NOT_FOUND";

    /// <summary>The session is another host's, or not active, or its model or price is none of this host's.</summary>
    public const string SessionNotServed = "SESSION_NOT_SERVED";

    /// <summary>The session is past its duration, or past its proof timeout window.</summary>
    public const string SessionExpired = "SESSION_EXPIRED";

    /// <summary>The deposit is used up.</summary>
    public const string SessionExhausted = "SESSION_EXHAUSTED";

    /// <summary>The session is in use on another socket.</summary>
    public const string SessionInUse = "SESSION_IN_USE";

    /// <summary>The host wants to know who asks.</summary>
    public const string AuthRequired = "AUTH_REQUIRED";

    /// <summary>The signature is not the depositor's, nor that of anybody who may spend for him, or it is too old.</summary>
    public const string SessionAuthDenied = "SESSION_AUTH_DENIED";

    /// <summary>A request of this session is under way.</summary>
    public const string Busy = "BUSY";

    /// <summary>The answer, or its part from the token that was asked for on, is not kept any more.</summary>
    public const string ResumeUnavailable = "RESUME_UNAVAILABLE";

    /// <summary>The host does not serve the model.</summary>
    public const string ModelNotAvailable = "MODEL_NOT_AVAILABLE";

    /// <summary>The prompt is empty or too long.</summary>
    public const string InvalidPrompt = "INVALID_PROMPT";

    /// <summary>Prompt and answer do not fit the model's context.</summary>
    public const string TokenLimitExceeded = "TOKEN_LIMIT_EXCEEDED";

    /// <summary>Too many requests for now.</summary>
    public const string RateLimitExceeded = "RATE_LIMIT_EXCEEDED";

    /// <summary>The frame is none of the protocol.</summary>
    public const string InvalidFrame = "INVALID_FRAME";

    /// <summary>The host takes no sessions for now.</summary>
    public const string ServiceUnavailable = "SERVICE_UNAVAILABLE";

    /// <summary>The host is about to end.</summary>
    public const string ShuttingDown = "SHUTTING_DOWN";

    /// <summary>The host failed.</summary>
    public const string InternalError = "INTERNAL_ERROR";

    private static readonly FrozenDictionary<string, FabstirErrorCode> Codes = new Dictionary<string, FabstirErrorCode>
    {
        [SessionRequired] = FabstirErrorCode.SessionNotFound,
        ["MISSING_SESSION_ID"] = FabstirErrorCode.SessionNotFound,
        [SessionNotFound] = FabstirErrorCode.SessionNotFound,
        [SessionNotServed] = FabstirErrorCode.InvalidSessionState,
        [SessionExpired] = FabstirErrorCode.SessionExpired,
        [SessionExhausted] = FabstirErrorCode.InsufficientBalance,
        [SessionInUse] = FabstirErrorCode.InvalidSessionState,
        [AuthRequired] = FabstirErrorCode.AuthRequired,
        [SessionAuthDenied] = FabstirErrorCode.SessionAuthDenied,
        [Busy] = FabstirErrorCode.NodeRejectedJob,
        [ResumeUnavailable] = FabstirErrorCode.StreamConnectionLost,
        [ModelNotAvailable] = FabstirErrorCode.ModelNotAvailable,
        [InvalidPrompt] = FabstirErrorCode.InvalidPrompt,
        [TokenLimitExceeded] = FabstirErrorCode.TokenLimitExceeded,
        [RateLimitExceeded] = FabstirErrorCode.RateLimitExceeded,
        [InvalidFrame] = FabstirErrorCode.WebSocketMessageFailed,
        [ServiceUnavailable] = FabstirErrorCode.NodeNotResponding,
        [ShuttingDown] = FabstirErrorCode.NodeNotResponding,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What a program looks at instead of the word; <see cref="FabstirErrorCode.NodeRejectedJob"/> for words that this library does not know.</summary>
    /// <param name="code">The word; null of hosts that send none.</param>
    public static FabstirErrorCode ToErrorCode(string? code) =>
        code is not null && Codes.TryGetValue(code, out FabstirErrorCode known) ? known : FabstirErrorCode.NodeRejectedJob;
}
