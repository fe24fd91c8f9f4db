using Fabstir.Abi;
using Fabstir.Protocol;

namespace Fabstir.Host;

/// <summary>Why sessions and prompts are not served, as clients are told.</summary>
internal static class Refusal
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    public static ServiceRefusedException NotFound(UInt256 id) => Create(HostErrorCode.SessionNotFound, $"No session has the id {id}.");

    public static ServiceRefusedException Replaced(UInt256 id) => Create(
        HostErrorCode.SessionNotFound, $"Session {id} is not the one that was served: a reorganisation of the chain took that back. Open another one.");

    public static ServiceRefusedException NotOurs(UInt256 id, Address host) =>
        Create(HostErrorCode.SessionNotServed, $"Session {id} is with the host {host}: ask that one.");

    public static ServiceRefusedException Over(UInt256 id, SessionStatus status) =>
        Create(HostErrorCode.SessionNotServed, $"Session {id} has ended ({status}): open another one.");

    public static ServiceRefusedException Ending(UInt256 id) =>
        Create(HostErrorCode.SessionNotServed, $"Session {id} is being completed: open another one.");

    public static ServiceRefusedException PriceTooLow(UInt256 id, TokenPrice price, TokenPrice least) =>
        Create(HostErrorCode.SessionNotServed, $"Session {id} pays {price}, and this host serves from {least} on.");

    public static ServiceRefusedException ModelNotServed(UInt256 id, ModelId model) =>
        Create(HostErrorCode.ModelNotAvailable, $"Session {id} is for the model {model}, which is not served here.");

    public static ServiceRefusedException Expired(UInt256 id, DateTimeOffset deadline) => Create(
        HostErrorCode.SessionExpired, $"The time of session {id} is over, or nearly: anyone can end it after {deadline:u}. Open another one.");

    public static ServiceRefusedException Exhausted(UInt256 id, long tokens) => Create(
        HostErrorCode.SessionExhausted, $"The deposit of session {id} pays for {tokens} tokens, and all of them are served: open another one.");

    public static ServiceRefusedException Exposed(UInt256 id) => Create(
        HostErrorCode.RateLimitExceeded, $"Session {id} has as many tokens served and not proven as this host risks: ask again when the claim is mined.", Soon);

    public static ServiceRefusedException GasLow() =>
        Create(HostErrorCode.ServiceUnavailable, "This host takes no new sessions for now: it is short of gas to claim them with. Ask another host.");

    public static ServiceRefusedException NotWritable(FabstirException reason) => Create(
        HostErrorCode.ServiceUnavailable, "This host cannot write down what it serves, and so serves nothing for now: ask another host.", Soon, reason);

    public static ServiceRefusedException ChainUnreachable(Exception reason) => Create(
        HostErrorCode.ServiceUnavailable, "This host cannot reach the chain, and so cannot tell what is paid: ask again later.", Soon, reason);

    public static ServiceRefusedException Stopping() =>
        Create(HostErrorCode.ShuttingDown, "This host is stopping: ask again later, or ask another host.");

    private static ServiceRefusedException Create(string code, string message, TimeSpan? retryAfter = null, Exception? reason = null) =>
        new(code, HostErrorCode.ToErrorCode(code), message, reason) { RetryAfter = retryAfter };
}
