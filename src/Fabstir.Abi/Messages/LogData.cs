namespace Fabstir.Abi;

/// <summary>Encodes and decodes what a contract emits: the topics and the data of a log.</summary>
/// <remarks>Thread-safe.</remarks>
public static class LogData
{
    /// <summary>The topics of an event: topic0, where it has one, and its indexed arguments.</summary>
    /// <param name="event">A generated event.</param>
    /// <returns>None to four topics.</returns>
    /// <exception cref="AbiEncodingException">A value is outside the range of its Solidity type.</exception>
    public static AbiArray<Bytes32> GetTopics<TEvent>(TEvent @event)
        where TEvent : IContractEvent<TEvent> =>
        TEvent.GetTopics(@event);

    /// <summary>Encodes the arguments that are not indexed into a new array of the exact size.</summary>
    /// <param name="event">A generated event.</param>
    /// <returns>The data.</returns>
    /// <exception cref="AbiEncodingException">A value is outside the range of its Solidity type.</exception>
    public static byte[] Encode<TEvent>(TEvent @event)
        where TEvent : IContractEvent<TEvent>
    {
        byte[] data = new byte[TEvent.GetDataSize(@event)];
        TEvent.EncodeData(@event, data);
        return data;
    }

    /// <summary>Encodes the arguments that are not indexed into memory of the caller's, and allocates nothing.</summary>
    /// <param name="event">A generated event.</param>
    /// <param name="destination">At least as many bytes as the data has.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="AbiEncodingException">A value is outside the range of its Solidity type.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public static int Encode<TEvent>(TEvent @event, Span<byte> destination)
        where TEvent : IContractEvent<TEvent> =>
        TEvent.EncodeData(@event, destination);

    /// <summary>Decodes a log of one event.</summary>
    /// <param name="topics">The topics of the log.</param>
    /// <param name="data">The data of the log.</param>
    /// <returns>The event.</returns>
    /// <exception cref="AbiFormatException">The log is of another event, or no encoding of this one.</exception>
    public static TEvent Decode<TEvent>(ReadOnlySpan<Bytes32> topics, ReadOnlySpan<byte> data)
        where TEvent : IContractEvent<TEvent> =>
        TEvent.Decode(topics, data);
}
