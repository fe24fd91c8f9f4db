using System.Text.Json.Nodes;
using Fabstir.Abi.Mutations.Types;
using Fabstir.Abi.Mutations.Values;

namespace Fabstir.Abi.Mutations.Messages;

/// <summary>An event: its data is four zeros in the place of a selector, the topics, and the data of the log.</summary>
internal sealed class EventMessage<T>(string name, TupleType arguments) : GeneratedMessage(name, arguments)
    where T : IContractEvent<T>
{
    private static readonly AnyEventDecoder Any = AnyDecoders.OfEvent<T>();

    public override Bytes4 Selector => default;

    public override byte[] Encode(JsonNode values)
    {
        T value = (T)GeneratedValue.Create(Arguments, values, typeof(T));
        return [.. Selector.AsSpan(), .. LogData.GetTopics(value).ToArray().SelectMany(static topic => topic.AsSpan().ToArray()), .. LogData.Encode(value)];
    }

    public override JsonNode Decode(ReadOnlySpan<byte> data) => GeneratedValue.Read(Arguments, LogData.Decode<T>(TopicsOf(data), BodyOf(data)));

    public override bool IsStable(ReadOnlySpan<byte> data)
    {
        T decoded = LogData.Decode<T>(TopicsOf(data), BodyOf(data));
        return decoded.Equals(LogData.Decode<T>(LogData.GetTopics(decoded).AsSpan(), LogData.Encode(decoded)));
    }

    public override object DecodeAny(ReadOnlySpan<byte> data) => Any(TopicsOf(data), BodyOf(data));

    // Data that ends among the topics has fewer of them.
    private static int CountTopics(ReadOnlySpan<byte> data) => Math.Clamp((data.Length - Bytes4.Size) / Bytes32.Size, 0, T.TopicCount);

    private static Bytes32[] TopicsOf(ReadOnlySpan<byte> data)
    {
        Bytes32[] topics = new Bytes32[CountTopics(data)];
        for (int i = 0; i < topics.Length; i++)
        {
            topics[i] = new Bytes32(data.Slice(Bytes4.Size + (i * Bytes32.Size), Bytes32.Size));
        }

        return topics;
    }

    private static ReadOnlySpan<byte> BodyOf(ReadOnlySpan<byte> data) => data[Math.Min(data.Length, Bytes4.Size + (CountTopics(data) * Bytes32.Size))..];
}
