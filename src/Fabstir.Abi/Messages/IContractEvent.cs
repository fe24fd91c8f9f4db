namespace Fabstir.Abi;

/// <summary>An event: a generated record with a property for each argument.</summary>
/// <typeparam name="TSelf">The generated record.</typeparam>
public interface IContractEvent<TSelf>
    where TSelf : IContractEvent<TSelf>
{
    /// <summary>The signature that topic0 is made from, such as <c>Transfer(address,address,uint256)</c>.</summary>
    static abstract string Signature { get; }

    /// <summary>The first topic, the Keccak-256 of the signature; null for an anonymous event, which has none.</summary>
    static abstract Bytes32? Topic0 { get; }

    /// <summary>How many topics a log of the event has: one for each indexed argument, and topic0.</summary>
    static abstract int TopicCount { get; }

    /// <summary>The topics of an event: topic0, where it has one, and its indexed arguments.</summary>
    /// <param name="value">The event.</param>
    /// <returns>As many as <see cref="TopicCount"/>.</returns>
    /// <exception cref="AbiEncodingException">A value is outside the range of its Solidity type.</exception>
    static abstract AbiArray<Bytes32> GetTopics(TSelf value);

    /// <summary>How many bytes <see cref="EncodeData"/> writes.</summary>
    /// <param name="value">The event.</param>
    /// <returns>A multiple of 32.</returns>
    /// <exception cref="OverflowException">The encoding is larger than an array can be.</exception>
    static abstract int GetDataSize(TSelf value);

    /// <summary>Writes the arguments that are not indexed.</summary>
    /// <param name="value">The event.</param>
    /// <param name="destination">At least <see cref="GetDataSize"/> bytes. All of them are written, also those that are zero.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="AbiEncodingException">A value is outside the range of its Solidity type.</exception>
    static abstract int EncodeData(TSelf value, Span<byte> destination);

    /// <summary>Reads a log.</summary>
    /// <param name="topics">The topics of the log.</param>
    /// <param name="data">The data of the log.</param>
    /// <returns>The event.</returns>
    /// <exception cref="AbiFormatException">The log is of another event, or no encoding of this one.</exception>
    static abstract TSelf Decode(ReadOnlySpan<Bytes32> topics, ReadOnlySpan<byte> data);
}
