using Fabstir.Abi;
using Microsoft.Extensions.Logging;

namespace Fabstir;

/// <summary>Every line about hosts and answers. Prompts and answers are at the level Trace, and nowhere else.</summary>
internal sealed partial class StreamLog(ILogger logger)
{
    [LoggerMessage(21, LogLevel.Information, "Session {SessionId} is served by {Host}: {Capabilities}.")]
    public partial void Connected(UInt256 sessionId, string host, HostCapabilities capabilities);

    [LoggerMessage(22, LogLevel.Warning, "The socket of session {SessionId} was cut after token {Next} of request {RequestId}: {Cause}. Opening another one.")]
    public partial void Cut(UInt256 sessionId, int next, string requestId, string cause);

    [LoggerMessage(23, LogLevel.Information, "Request {RequestId} of session {SessionId} ended: {Tokens} tokens, {Reason}.")]
    public partial void Ended(string requestId, UInt256 sessionId, int tokens, StreamFinishReason reason);

    [LoggerMessage(24, LogLevel.Warning, "Request {RequestId} of session {SessionId} failed after {Tokens} tokens: {Reason}")]
    public partial void Failed(string requestId, UInt256 sessionId, int tokens, string reason);

    [LoggerMessage(25, LogLevel.Information, "Session {SessionId} is paused. Anybody can end it from {Deadline} on, in the chain's time.")]
    public partial void Paused(UInt256 sessionId, DateTimeOffset deadline);

    [LoggerMessage(26, LogLevel.Warning, "Session {SessionId} is still paused, and anybody can end it from {Deadline} on, in the chain's time.")]
    public partial void PausedTooLong(UInt256 sessionId, DateTimeOffset deadline);

    [LoggerMessage(27, LogLevel.Warning, "Session {SessionId} is ended, because its host claimed {Claimed} tokens and {Received} were received.")]
    public partial void EndingOverclaimed(UInt256 sessionId, UInt256 claimed, UInt256 received);

    [LoggerMessage(28, LogLevel.Warning, "The claims of session {SessionId} cannot be watched for now: {Reason}")]
    public partial void NotWatching(UInt256 sessionId, string reason);

    [LoggerMessage(29, LogLevel.Trace, "Request {RequestId} asks: {Prompt}")]
    public partial void Prompt(string requestId, string prompt);

    [LoggerMessage(30, LogLevel.Trace, "Request {RequestId} was answered: {Answer}")]
    public partial void Answer(string requestId, string answer);

    /// <summary>Whether anybody wants to read what was said.</summary>
    public bool IsTracing => logger.IsEnabled(LogLevel.Trace);
}
