namespace Fabstir.Ethereum;

/// <summary>What came back to a batch.</summary>
/// <param name="Replies">At each place the reply, or null where there is none that can be used.</param>
/// <param name="Refusal">The HTTP status, when it was refused as a whole; else null.</param>
internal readonly record struct JsonRpcBatchAnswer<TResult>(JsonRpcReply<TResult>?[] Replies, NodeRefusedException? Refusal);
