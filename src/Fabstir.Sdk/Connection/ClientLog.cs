using Fabstir.Abi;
using Microsoft.Extensions.Logging;

namespace Fabstir;

/// <summary>Every line that this library logs. None has a key, a URL, a prompt or an answer.</summary>
internal sealed partial class ClientLog(ILogger logger)
{
    [LoggerMessage(1, LogLevel.Information, "Connected to the marketplace on {Chain} (chain {ChainId}), account {Account}.")]
    public partial void Connected(string chain, ulong chainId, Address? account);

    [LoggerMessage(2, LogLevel.Information, "{Function} is confirmed: transaction {Hash} in block {BlockNumber}.")]
    public partial void TransactionMined(string function, Bytes32 hash, ulong blockNumber);
}
