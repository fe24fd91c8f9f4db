using Fabstir.Abi;
using Microsoft.Extensions.Logging;

namespace Fabstir;

/// <summary>Every line that this library logs. None has a key, a URL, a prompt or an answer.</summary>
internal sealed partial class ClientLog(ILogger logger)
{
    [LoggerMessage(1, LogLevel.Information, "Connected to the marketplace on {Chain} (chain {ChainId}), account {Account}.")]
    public partial void MarketplaceFound(string chain, ulong chainId, Address? account);

    [LoggerMessage(2, LogLevel.Information, "{Function} is confirmed: transaction {Hash} in block {BlockNumber}.")]
    public partial void TransactionMined(string function, Bytes32 hash, ulong blockNumber);

    [LoggerMessage(3, LogLevel.Information, "Taking up transaction {Hash} (nonce {Nonce}), which was signed before for the {Step}.")]
    public partial void Resuming(PaymentStep step, Bytes32 hash, ulong nonce);

    [LoggerMessage(4, LogLevel.Information, "Session {SessionId} with {Host} is open: {Deposit} at {Price}.")]
    public partial void SessionIsOpen(UInt256 sessionId, Address host, TokenAmount deposit, TokenPrice price);

    [LoggerMessage(5, LogLevel.Information, "Session {SessionId} with {Host} has ended: {Status}.")]
    public partial void SessionIsOver(UInt256 sessionId, Address host, object status);

    [LoggerMessage(7, LogLevel.Warning, "Session {SessionId} is passed over: {Reason}")]
    public partial void SessionPassedOver(UInt256 sessionId, string reason);

    [LoggerMessage(6, LogLevel.Warning, "The host {Host} of session {SessionId} claimed {Claimed} tokens; {Received} were received, and {Padding} more may be padded.")]
    public partial void ClaimTooHigh(UInt256 sessionId, Address host, UInt256 claimed, UInt256 received, UInt256 padding);
}
