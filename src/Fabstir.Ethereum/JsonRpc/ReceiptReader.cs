using System.Text.Json;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Reads receipts.</summary>
internal static class ReceiptReader
{
    /// <summary>Reads the receipt of a transaction; null when the node has none.</summary>
    /// <exception cref="FormatException">It is no receipt, or that of another transaction.</exception>
    public static TransactionReceipt? Read(JsonElement value, Bytes32 asked)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        TransactionReceipt receipt = new()
        {
            TransactionHash = JsonFields.ReadBytes32(value.Required("transactionHash")),
            BlockNumber = Quantity.ReadUInt64(value.Required("blockNumber")),
            BlockHash = JsonFields.ReadBytes32(value.Required("blockHash")),
            From = JsonFields.ReadAddress(value.Required("from")),
            To = value.Optional("to") is { } to ? JsonFields.ReadAddress(to) : null,
            ContractAddress = value.Optional("contractAddress") is { } created ? JsonFields.ReadAddress(created) : null,
            Succeeded = ReadStatus(value.Required("status")),
            GasUsed = Quantity.ReadUInt64(value.Required("gasUsed")),
            EffectiveGasPrice = Quantity.ReadGasPrice(value.Required("effectiveGasPrice")),
            Logs = JsonFields.ReadArray(value.Required("logs"), LogReader.Read),
        };
        return receipt.TransactionHash == asked
            ? receipt
            : throw new FormatException($"it is the receipt of {receipt.TransactionHash}, not of {asked}");
    }

    private static bool ReadStatus(JsonElement value) => Quantity.ReadUInt64(value) switch
    {
        0 => false,
        1 => true,
        ulong other => throw new FormatException($"{other} is no status"),
    };
}
