using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Host;

/// <summary>Why sessions and prompts are not served, as clients are told.</summary>
internal static class Refusal
{
    public static ServiceRefusedException NotFound(UInt256 id) =>
        new("SESSION_NOT_FOUND", FabstirErrorCode.SessionNotFound, $"No session has the id {id}.");

    public static ServiceRefusedException NotOurs(UInt256 id, Address host) =>
        new("SESSION_NOT_SERVED", FabstirErrorCode.NodeRejectedJob, $"Session {id} is with the host {host}: ask that one.");

    public static ServiceRefusedException Replaced(UInt256 id) => new(
        "SESSION_NOT_FOUND", FabstirErrorCode.SessionNotFound, $"Session {id} is not the one that was served: a reorganisation of the chain took that back. Open another one.");

    public static ServiceRefusedException Over(UInt256 id, SessionStatus status) =>
        new("SESSION_EXPIRED", FabstirErrorCode.InvalidSessionState, $"Session {id} has ended ({status}): open another one.");

    public static ServiceRefusedException Ending(UInt256 id) =>
        new("SESSION_EXPIRED", FabstirErrorCode.InvalidSessionState, $"Session {id} is being completed: open another one.");

    public static ServiceRefusedException Expired(UInt256 id, DateTimeOffset deadline) =>
        new("SESSION_EXPIRED", FabstirErrorCode.SessionExpired, $"The time of session {id} is over, or nearly: anyone can end it from {deadline:u} on. Open another one.");

    public static ServiceRefusedException Exhausted(UInt256 id, long tokens) =>
        new("SESSION_EXHAUSTED", FabstirErrorCode.InsufficientBalance, $"The deposit of session {id} pays for {tokens} tokens, and all of them are served: open another one.");

    public static ServiceRefusedException ModelNotServed(UInt256 id, ModelId model) =>
        new("MODEL_NOT_AVAILABLE", FabstirErrorCode.ModelNotAvailable, $"Session {id} is for the model {model}, which is not served here.");

    public static ServiceRefusedException PriceTooLow(UInt256 id, TokenPrice price, TokenPrice least) =>
        new("SESSION_NOT_SERVED", FabstirErrorCode.NodeRejectedJob, $"Session {id} pays {price}, and this host serves from {least} on.");

    public static ServiceRefusedException Exposed(UInt256 id) =>
        new("BUSY", FabstirErrorCode.RateLimitExceeded, $"Session {id} has as many tokens served and not proven as this host risks: ask again when the claim is mined.");

    public static ServiceRefusedException GasLow(Wei balance, Wei needed) => new(
        "INSUFFICIENT_GAS", FabstirErrorCode.NodeRejectedJob, $"This host takes no new sessions for now: it has {balance} for gas, and keeps {needed}. Ask another host.");

    public static ServiceRefusedException Stopping() =>
        new("SHUTTING_DOWN", FabstirErrorCode.NodeNotResponding, "This host is stopping: ask again later, or ask another host.");

    public static ServiceRefusedException NotWritable(FabstirException reason) =>
        new("INTERNAL_ERROR", FabstirErrorCode.StorageError, "This host cannot write down what it serves, and so serves nothing for now: ask another host.", reason);

    public static ServiceRefusedException ChainUnreachable(Exception reason) =>
        new("INTERNAL_ERROR", FabstirErrorCode.ConnectionFailed, "This host cannot reach the chain, and so cannot tell what is paid: ask again later.", reason);
}
