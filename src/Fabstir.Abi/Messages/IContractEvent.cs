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

    /// <summary>Reads a log.</summary>
    /// <param name="topics">The topics of the log.</param>
    /// <param name="data">The data of the log.</param>
    /// <returns>The event.</returns>
    /// <exception cref="AbiFormatException">The log is of another event, or no strict encoding of this one.</exception>
    static abstract TSelf Decode(ReadOnlySpan<Bytes32> topics, ReadOnlySpan<byte> data);
}
