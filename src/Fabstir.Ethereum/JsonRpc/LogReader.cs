using System.Text.Json;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Reads logs.</summary>
internal static class LogReader
{
    private const int MostTopics = 4;

    /// <exception cref="FormatException">It is no log of a mined block.</exception>
    public static Log Read(JsonElement value)
    {
        Bytes32[] topics = JsonFields.ReadArray(value.Required("topics"), JsonFields.ReadBytes32);
        ulong index = Quantity.ReadUInt64(value.Required("logIndex"));
        if (topics.Length > MostTopics || index > uint.MaxValue)
        {
            throw new FormatException($"a log has {topics.Length} topics and index {index}");
        }

        return new Log
        {
            Address = JsonFields.ReadAddress(value.Required("address")),
            Topics = topics,
            Data = JsonFields.ReadBytes(value.Required("data")),
            BlockNumber = Quantity.ReadUInt64(value.Required("blockNumber")),
            BlockHash = JsonFields.ReadBytes32(value.Required("blockHash")),
            TransactionHash = JsonFields.ReadBytes32(value.Required("transactionHash")),
            Index = (uint)index,
            Removed = value.Optional("removed") is { } removed && JsonFields.ReadBoolean(removed),
        };
    }
}
