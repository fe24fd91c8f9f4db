using System.Text.Json;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>The object that <c>eth_call</c>, <c>eth_estimateGas</c> and <c>eth_sendTransaction</c> take. What is null is left to the node.</summary>
internal sealed record CallRequest
{
    public Address? From { get; init; }

    public required Address? To { get; init; }

    public required ReadOnlyMemory<byte> Data { get; init; }

    public Wei Value { get; init; }

    public ulong? GasLimit { get; init; }

    public ulong? Nonce { get; init; }

    public Wei? MaxFeePerGas { get; init; }

    public Wei? MaxPriorityFeePerGas { get; init; }

    public static CallRequest Create(ContractMessage message, Address? from) =>
        new() { From = from, To = message.To, Data = message.Calldata, Value = message.Value };

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (From is { } from)
        {
            writer.WriteString("from"u8, from.ToString());
        }

        if (To is { } to)
        {
            writer.WriteString("to"u8, to.ToString());
        }

        writer.WriteString("data"u8, "0x" + Convert.ToHexStringLower(Data.Span));
        WriteQuantity(writer, "value", Value == Wei.Zero ? null : Value.Value);
        WriteQuantity(writer, "gas", GasLimit);
        WriteQuantity(writer, "nonce", Nonce);
        WriteQuantity(writer, "maxFeePerGas", MaxFeePerGas?.Value);
        WriteQuantity(writer, "maxPriorityFeePerGas", MaxPriorityFeePerGas?.Value);
        writer.WriteEndObject();
    }

    private static void WriteQuantity(Utf8JsonWriter writer, string name, UInt256? value)
    {
        if (value is { } number)
        {
            writer.WriteString(name, Quantity.Format(number));
        }
    }
}
