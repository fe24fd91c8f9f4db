using System.Text.Json;

namespace Fabstir.Ethereum;

/// <summary>Reads blocks.</summary>
internal static class BlockReader
{
    /// <summary>Reads a block that was asked for; null when the node does not have it.</summary>
    /// <exception cref="FormatException">It is no block, or another than the one that was asked for.</exception>
    public static BlockHeader? Read(JsonElement value, BlockReference asked)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        BlockHeader block = new()
        {
            Number = Quantity.ReadUInt64(value.Required("number")),
            Hash = JsonFields.ReadBytes32(value.Required("hash")),
            ParentHash = JsonFields.ReadBytes32(value.Required("parentHash")),
            Timestamp = ReadTimestamp(value.Required("timestamp")),
            BaseFeePerGas = value.Optional("baseFeePerGas") is { } fee ? Quantity.ReadGasPrice(fee) : null,
        };
        bool isAsked = (asked.Number is not { } number || number == block.Number) && (asked.Hash is not { } hash || hash == block.Hash);
        return isAsked ? block : throw new FormatException($"it is block {block.Number} ({block.Hash}), not {asked}");
    }

    private static DateTimeOffset ReadTimestamp(JsonElement value)
    {
        ulong seconds = Quantity.ReadUInt64(value);
        return seconds <= (ulong)DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : throw new FormatException($"{seconds} seconds are no time");
    }
}
