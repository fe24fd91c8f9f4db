using Fabstir.Abi;
using Fabstir.Ethereum;
using Microsoft.Extensions.Logging;

namespace Fabstir.Host;

/// <summary>Every line that the host's money logs. None has a key, a prompt or an answer.</summary>
internal sealed partial class HostMoneyLog(ILogger logger)
{
    [LoggerMessage(210, LogLevel.Information, "Session {SessionId} of {Depositor} is served: {Deposit} at {Price}.")]
    public partial void Admitted(UInt256 sessionId, Address depositor, TokenAmount deposit, TokenPrice price);

    [LoggerMessage(211, LogLevel.Information, "{Tokens} tokens of session {SessionId} are claimed: they earn {Earned}, and cost {GasUsed} gas ({Cost}). Transaction {Hash}.")]
    public partial void Claimed(long tokens, UInt256 sessionId, TokenAmount earned, ulong gasUsed, Wei cost, Bytes32 hash);

    [LoggerMessage(212, LogLevel.Warning, "The marketplace refused to believe in {Tokens} tokens of session {SessionId}: {Reason}")]
    public partial void ClaimRefused(UInt256 sessionId, long tokens, string reason);

    [LoggerMessage(213, LogLevel.Information, "Session {SessionId} is completed, for {GasUsed} gas. Transaction {Hash}.")]
    public partial void Completed(UInt256 sessionId, ulong gasUsed, Bytes32 hash);

    [LoggerMessage(214, LogLevel.Warning, "The marketplace refused to complete session {SessionId}: {Reason}")]
    public partial void CompletionRefused(UInt256 sessionId, string reason);

    [LoggerMessage(215, LogLevel.Information, "Taking up {Function} of session {SessionId}, which was signed before: {Hash}.")]
    public partial void Resuming(string function, UInt256 sessionId, Bytes32 hash);

    [LoggerMessage(216, LogLevel.Information, "Session {SessionId} has ended: {Status}, {Proven} tokens are paid and {Unpaid} are not.")]
    public partial void Ended(UInt256 sessionId, object status, long proven, long unpaid);

    [LoggerMessage(217, LogLevel.Error, "Session {SessionId} is not served any more: a reorganisation took it back, or gave its id to another one. {Unproven} tokens are lost.")]
    public partial void Lost(UInt256 sessionId, long unproven);

    [LoggerMessage(218, LogLevel.Warning, "What is due for session {SessionId} could not be done, and is tried again: {Reason}")]
    public partial void Delayed(UInt256 sessionId, string reason, Exception exception);

    [LoggerMessage(219, LogLevel.Warning, "The chain could not be asked what is due, and is asked again: {Reason}")]
    public partial void ChainUnreachable(string reason, Exception exception);

    [LoggerMessage(220, LogLevel.Critical, "Nothing is served until it can be written down: {Reason}")]
    public partial void StorageFailed(string reason, Exception exception);

    [LoggerMessage(221, LogLevel.Information, "{Count} sessions were taken up; {Ended} have ended meanwhile.")]
    public partial void Recovered(int count, int ended);

    [LoggerMessage(222, LogLevel.Warning, "The journal {Path} is of another chain or marketplace, and is left alone.")]
    public partial void Foreign(string path);

    [LoggerMessage(223, LogLevel.Information, "{Amount} of earnings are withdrawn.")]
    public partial void Withdrawn(TokenAmount amount);

    [LoggerMessage(224, LogLevel.Warning, "The earnings could not be withdrawn, and are tried again: {Reason}")]
    public partial void WithdrawalDelayed(string reason, Exception exception);

    [LoggerMessage(225, LogLevel.Error, "The host's account has {Balance} for gas, and should have {Needed}: no new sessions are taken. Send it some.")]
    public partial void GasLow(Wei balance, Wei needed);
}
