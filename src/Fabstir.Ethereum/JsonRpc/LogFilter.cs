using System.Text.Json;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>What one <c>eth_getLogs</c> asks for: blocks from and to, or the block of a hash.</summary>
internal sealed record LogFilter(LogQuery Query, ulong First, ulong Last, Bytes32? BlockHash = null)
{
    /// <summary>A block that is known by number and hash.</summary>
    public static LogFilter Of(LogQuery query, BlockHeader block) => new(query, block.Number, block.Number, block.Hash) { IsNumberKnown = true };

    private bool IsNumberKnown { get; init; }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (BlockHash is { } hash)
        {
            writer.WriteString("blockHash"u8, hash.ToString());
        }
        else
        {
            writer.WriteString("fromBlock"u8, Quantity.Format(First));
            writer.WriteString("toBlock"u8, Quantity.Format(Last));
        }

        writer.WriteString("address"u8, Query.Address.ToString());
        writer.WriteStartArray("topics"u8);
        foreach (AbiArray<Bytes32> accepted in Query.Topics)
        {
            WriteTopic(writer, accepted);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Looks at what the node sent: a log that was not asked for must not become an event of the contract.</summary>
    /// <exception cref="FormatException">It was not asked for.</exception>
    public Log Check(Log log)
    {
        bool block = (BlockHash is not { } hash || log.BlockHash == hash)
            && ((BlockHash is not null && !IsNumberKnown) || (log.BlockNumber >= First && log.BlockNumber <= Last));
        return block && log.Address == Query.Address && MatchesTopics(log)
            ? log
            : throw new FormatException($"log {log.Index} of block {log.BlockNumber} was not asked for");
    }

    private bool MatchesTopics(Log log)
    {
        for (int i = 0; i < Query.Topics.Length; i++)
        {
            AbiArray<Bytes32> accepted = Query.Topics[i];
            if (!accepted.IsEmpty && (i >= log.Topics.Length || !accepted.AsSpan().Contains(log.Topics[i])))
            {
                return false;
            }
        }

        return true;
    }

    private static void WriteTopic(Utf8JsonWriter writer, AbiArray<Bytes32> accepted)
    {
        if (accepted.IsEmpty)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();
        foreach (Bytes32 topic in accepted)
        {
            writer.WriteStringValue(topic.ToString());
        }

        writer.WriteEndArray();
    }
}
