using System.Text.Json;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>The methods of the Ethereum JSON-RPC specification that are used: reads of the chain's state.</summary>
internal static class EthRequests
{
    public static JsonRpcRequest<ulong> ChainId() =>
        new("eth_chainId", result => Quantity.ReadUInt64(result) is > 0 and var id ? id : throw new FormatException("no chain has the id 0"));

    public static JsonRpcRequest<ulong> BlockNumber() => new("eth_blockNumber", Quantity.ReadUInt64);

    /// <summary>The newest block, which every chain has.</summary>
    public static JsonRpcRequest<BlockHeader> LatestBlock() => new(
        "eth_getBlockByNumber",
        writer => WriteBlockOnly(writer, BlockReference.Latest),
        result => BlockReader.Read(result, BlockReference.Latest) ?? throw new FormatException("a chain has a newest block"));

    /// <summary>A block; null when the node does not have it.</summary>
    public static JsonRpcRequest<BlockHeader?> Block(BlockReference block) => new(
        block.Hash is null ? "eth_getBlockByNumber" : "eth_getBlockByHash",
        writer => WriteBlockOnly(writer, block),
        result => BlockReader.Read(result, block));

    public static JsonRpcRequest<Wei> Balance(Address account, BlockReference block) =>
        new("eth_getBalance", writer => WriteAccount(writer, account, block), Quantity.ReadWei);

    public static JsonRpcRequest<Bytes> Code(Address account, BlockReference block) =>
        new("eth_getCode", writer => WriteAccount(writer, account, block), JsonFields.ReadBytes);

    public static JsonRpcRequest<ulong> TransactionCount(Address account, BlockReference block) =>
        new("eth_getTransactionCount", writer => WriteAccount(writer, account, block), Quantity.ReadUInt64);

    public static JsonRpcRequest<Bytes> Call(
        CallRequest call, BlockReference block, IReadOnlyDictionary<Address, AccountOverride>? stateOverride = null) => new(
        "eth_call",
        writer =>
        {
            call.Write(writer);
            WriteBlock(writer, block);
            if (stateOverride is { Count: > 0 })
            {
                StateOverrideWriter.Write(writer, stateOverride);
            }
        },
        JsonFields.ReadBytes);

    public static JsonRpcRequest<Log[]> Logs(LogFilter filter) => new(
        "eth_getLogs",
        filter.Write,
        result => JsonFields.ReadArray(result, value => filter.Check(LogReader.Read(value))));

    private static void WriteBlockOnly(Utf8JsonWriter writer, BlockReference block)
    {
        // A hash stands for itself here, and the transactions are left out.
        writer.WriteStringValue(block.ToString());
        writer.WriteBooleanValue(false);
    }

    private static void WriteAccount(Utf8JsonWriter writer, Address account, BlockReference block)
    {
        writer.WriteStringValue(account.ToString());
        WriteBlock(writer, block);
    }

    private static void WriteBlock(Utf8JsonWriter writer, BlockReference block)
    {
        if (block.Hash is not { } hash)
        {
            writer.WriteStringValue(block.ToString());
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("blockHash"u8, hash.ToString());
        writer.WriteEndObject();
    }
}
