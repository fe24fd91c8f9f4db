using System.Text.Json;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>The methods of the Ethereum JSON-RPC specification that are used: what sends and follows transactions.</summary>
internal static class TransactionRequests
{
    private const int FeeHistoryBlocks = 5;
    private const int FeeHistoryPercentile = 50;

    public static JsonRpcRequest<ulong> EstimateGas(CallRequest call, ulong block) => new(
        "eth_estimateGas",
        writer =>
        {
            call.Write(writer);
            writer.WriteStringValue(Quantity.Format(block));
        },
        Quantity.ReadUInt64);

    public static JsonRpcRequest<Wei> GasPrice() => new("eth_gasPrice", Quantity.ReadGasPrice);

    public static JsonRpcRequest<Wei> MaxPriorityFeePerGas() => new("eth_maxPriorityFeePerGas", Quantity.ReadGasPrice);

    /// <summary>What half of the gas of each of the newest blocks paid as tip at most.</summary>
    public static JsonRpcRequest<Wei[]> FeeHistory() => new(
        "eth_feeHistory",
        writer =>
        {
            writer.WriteStringValue(Quantity.Format((ulong)FeeHistoryBlocks));
            writer.WriteStringValue(BlockReference.Latest.ToString());
            writer.WriteStartArray();
            writer.WriteNumberValue(FeeHistoryPercentile);
            writer.WriteEndArray();
        },
        result => result.Optional("reward") is { } blocks ? JsonFields.ReadArray(blocks, ReadMedian) : []);

    /// <summary>Hands over a signed transaction.</summary>
    /// <param name="raw">The envelope.</param>
    /// <param name="hash">Its hash: another one in the answer is an answer to something else.</param>
    public static JsonRpcRequest<Bytes32> SendRaw(Bytes raw, Bytes32 hash) => new(
        "eth_sendRawTransaction",
        writer => writer.WriteStringValue(raw.ToString()),
        result => Check(JsonFields.ReadBytes32(result), hash))
    {
        IsRepeatable = false,
    };

    /// <summary>Has an account of the node sign and send.</summary>
    public static JsonRpcRequest<Bytes32> Send(CallRequest transaction) =>
        new("eth_sendTransaction", transaction.Write, JsonFields.ReadBytes32) { IsRepeatable = false };

    public static JsonRpcRequest<TransactionReceipt?> Receipt(Bytes32 hash) => new(
        "eth_getTransactionReceipt",
        writer => writer.WriteStringValue(hash.ToString()),
        result => ReceiptReader.Read(result, hash));

    /// <summary>Whether the node knows a transaction, mined or waiting.</summary>
    public static JsonRpcRequest<bool> IsKnown(Bytes32 hash) => new(
        "eth_getTransactionByHash",
        writer => writer.WriteStringValue(hash.ToString()),
        result => result.ValueKind != JsonValueKind.Null && Check(JsonFields.ReadBytes32(result.Required("hash")), hash) == hash);

    /// <summary>The transaction of an account with a nonce in one block; null when that block has none.</summary>
    public static JsonRpcRequest<Bytes32?> FindInBlock(BlockReference block, Address account, ulong nonce) => new(
        "eth_getBlockByNumber",
        writer =>
        {
            writer.WriteStringValue(block.ToString());
            writer.WriteBooleanValue(true);
        },
        result => result.ValueKind == JsonValueKind.Null ? null : FindIn(result.Required("transactions"), account, nonce));

    private static Bytes32? FindIn(JsonElement transactions, Address account, ulong nonce)
    {
        (Address From, ulong Nonce, Bytes32 Hash)[] all = JsonFields.ReadArray(transactions, transaction => (
            JsonFields.ReadAddress(transaction.Required("from")),
            Quantity.ReadUInt64(transaction.Required("nonce")),
            JsonFields.ReadBytes32(transaction.Required("hash"))));
        int place = Array.FindIndex(all, transaction => transaction.From == account && transaction.Nonce == nonce);
        return place < 0 ? null : all[place].Hash;
    }

    private static Bytes32 Check(Bytes32 answered, Bytes32 asked) =>
        answered == asked ? asked : throw new FormatException($"it is about transaction {answered}, not {asked}");

    private static Wei ReadMedian(JsonElement percentiles) => JsonFields.ReadArray(percentiles, Quantity.ReadGasPrice) is [var median]
        ? median
        : throw new FormatException("one percentile was asked for");
}
