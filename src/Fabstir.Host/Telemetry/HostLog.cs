using Fabstir.Abi;
using Microsoft.Extensions.Logging;

namespace Fabstir.Host;

/// <summary>Every line that serving logs. Prompts and answers are in those of level Trace only; keys and signatures in none.</summary>
internal sealed partial class HostLog(ILogger<HostLog> logger)
{
    [LoggerMessage(100, LogLevel.Information, "Session {SessionId} is served: {Depositor}, model {Model}, authenticated {IsAuthenticated}.")]
    public partial void SessionAdmitted(UInt256 sessionId, Address depositor, ModelId model, bool isAuthenticated);

    [LoggerMessage(101, LogLevel.Information, "Refused with {Code}: {Reason}")]
    public partial void Refused(string code, string reason);

    [LoggerMessage(102, LogLevel.Warning, "The model failed in request {Id}.")]
    public partial void ModelFailed(string id, Exception exception);

    [LoggerMessage(103, LogLevel.Error, "What request {Id} owes could not be written down: it was ended.")]
    public partial void MeterFailed(string id, Exception exception);

    [LoggerMessage(104, LogLevel.Error, "A request failed in an unforeseen way.")]
    public partial void RequestFailed(Exception exception);

    [LoggerMessage(105, LogLevel.Information, "Shutting down: {Connections} connections and {Prompts} answers are ended.")]
    public partial void ShuttingDown(int connections, int prompts);

    [LoggerMessage(106, LogLevel.Information, "Metrics are at {Address}.")]
    public partial void MetricsAt(string address);

    [LoggerMessage(107, LogLevel.Warning, "Not everything could be written down and claimed before the end.")]
    public partial void DrainFailed(Exception exception);

    [LoggerMessage(108, LogLevel.Trace, "Request {Id} asks: {Prompt}")]
    public partial void Asked(string id, string prompt);

    [LoggerMessage(109, LogLevel.Trace, "Request {Id}, token {Index}: {Text}")]
    public partial void Answered(string id, int index, string text);
}
