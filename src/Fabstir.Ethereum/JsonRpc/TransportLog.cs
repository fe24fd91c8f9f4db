using Fabstir.Abi;
using Microsoft.Extensions.Logging;

namespace Fabstir.Ethereum;

/// <summary>Every line that this library logs. None has a key, a URL beyond host and port, or calldata.</summary>
internal sealed partial class TransportLog(ILogger logger)
{
    [LoggerMessage(1, LogLevel.Information, "{Endpoint} did not answer a batch of {Count} calls in full: asking for {Next} at a time.")]
    public partial void BatchRefused(string endpoint, int count, int next);

    [LoggerMessage(2, LogLevel.Information, "The node refused to search {Blocks} blocks for logs: searching {Next} at a time.")]
    public partial void LogRangeRefused(int blocks, int next, EthereumException reason);

    [LoggerMessage(3, LogLevel.Warning, "Handing over transaction {Hash} (nonce {Nonce} of {From}) failed: looking it up.")]
    public partial void BroadcastFailed(Bytes32 hash, ulong nonce, Address from, EthereumException reason);

    [LoggerMessage(4, LogLevel.Warning, "The node no longer knows transaction {Hash} (nonce {Nonce} of {From}): sending the same bytes again.")]
    public partial void Rebroadcast(Bytes32 hash, ulong nonce, Address from);

    [LoggerMessage(5, LogLevel.Warning, "A reorganisation took transaction {Hash} out of block {BlockNumber}: waiting for it again.")]
    public partial void Reorganised(Bytes32 hash, ulong blockNumber);

    [LoggerMessage(6, LogLevel.Warning, "The node could not be asked for its newest block.")]
    public partial void PollFailed(EthereumException reason);

    [LoggerMessage(7, LogLevel.Warning, "The logs of {Contract} could not be followed to block {Head}: trying again with the next poll.")]
    public partial void SubscriptionDelayed(Address contract, ulong head, EthereumException reason);

    [LoggerMessage(8, LogLevel.Information, "A reorganisation took {Count} logs of {Contract} in block {BlockNumber} back.")]
    public partial void LogsTakenBack(int count, Address contract, ulong blockNumber);

    [LoggerMessage(9, LogLevel.Warning, "There are no block announcements from {Endpoint}: polling meanwhile, connecting again in {Delay}.")]
    public partial void AnnouncementsLost(string endpoint, TimeSpan delay, EthereumException reason);

    [LoggerMessage(10, LogLevel.Error, "The journal failed to write down what became of transaction {Hash}.")]
    public partial void JournalFailed(Bytes32 hash, Exception reason);

    [LoggerMessage(11, LogLevel.Warning, "Transaction {Hash} (nonce {Nonce} of {From}) is not mined: {Replacement} offers more in its place.")]
    public partial void Replaced(Bytes32 hash, ulong nonce, Address from, Bytes32 replacement);

    [LoggerMessage(12, LogLevel.Warning, "Transaction {Hash} (nonce {Nonce} of {From}) is not mined, and could not be replaced.")]
    public partial void ReplacementFailed(Bytes32 hash, ulong nonce, Address from, Exception reason);

    [LoggerMessage(13, LogLevel.Warning, "{Endpoint} failed: asking {Next} from now on.")]
    public partial void FailedOver(string endpoint, string next, EthereumException reason);

    [LoggerMessage(14, LogLevel.Warning, "Nonce {Nonce} of {From} was never used, and what comes after it waits: {Hash} fills it with a transfer of nothing.")]
    public partial void GapFilled(ulong nonce, Address from, Bytes32 hash);

    [LoggerMessage(15, LogLevel.Warning, "Nonce {Nonce} of {From} was never used, what comes after it waits, and it could not be filled.")]
    public partial void GapNotFilled(ulong nonce, Address from, Exception reason);
}
