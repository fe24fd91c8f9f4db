using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Decodes a log to an event of a contract; what it does not know becomes the contract's <c>Unknown</c>.</summary>
/// <typeparam name="TSum">The closed sum of the contract's events.</typeparam>
/// <param name="topics">The topics of the log, none to four.</param>
/// <param name="data">The data of the log, which may be empty.</param>
/// <returns>The event. A decoder never throws.</returns>
public delegate TSum EventDecoder<out TSum>(ReadOnlySpan<Bytes32> topics, ReadOnlySpan<byte> data);
