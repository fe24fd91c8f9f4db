using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Fabstir.Abi.Codecs;

namespace Fabstir.Abi;

/// <summary>Encodes and decodes the indexed arguments of events: a topic each.</summary>
/// <remarks>Thread-safe.</remarks>
public static class EventTopics
{
    /// <summary>Decodes the value of an indexed argument whose type fits in a word.</summary>
    /// <typeparam name="T">Its C# type.</typeparam>
    /// <typeparam name="TCodec">Its layout.</typeparam>
    /// <param name="topics">The topics of the log, of which there are enough.</param>
    /// <param name="index">Which topic.</param>
    /// <returns>The value.</returns>
    /// <exception cref="AbiFormatException">The topic is no encoding. The position counts from the first byte of topic0.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Decode<T, TCodec>(ReadOnlySpan<Bytes32> topics, int index)
        where TCodec : IAbiCodec<T>
    {
        int budget = 0;
        return TCodec.Decode(MemoryMarshal.AsBytes(topics), index * Bytes32.Size, ref budget);
    }

    /// <summary>Encodes the values that are accepted for an indexed argument.</summary>
    /// <typeparam name="T">Its C# type.</typeparam>
    /// <typeparam name="TCodec">Its layout.</typeparam>
    /// <param name="values">The values; none where all are accepted.</param>
    /// <returns>A topic for each.</returns>
    /// <exception cref="AbiEncodingException">A value is outside the range of its Solidity type.</exception>
    public static AbiArray<Bytes32> EncodeAll<T, TCodec>(AbiArray<T> values)
        where TCodec : IAbiCodec<T>
    {
        Bytes32[] topics = new Bytes32[values.Length];
        for (int i = 0; i < topics.Length; i++)
        {
            topics[i] = Encode<T, TCodec>(values[i]);
        }

        return new AbiArray<Bytes32>(topics);
    }

    /// <summary>Encodes the value of an indexed argument whose type fits in a word.</summary>
    /// <typeparam name="T">Its C# type.</typeparam>
    /// <typeparam name="TCodec">Its layout.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The topic.</returns>
    /// <exception cref="AbiEncodingException">The value is outside the range of its Solidity type.</exception>
    public static Bytes32 Encode<T, TCodec>(T value)
        where TCodec : IAbiCodec<T>
    {
        Span<byte> word = stackalloc byte[Bytes32.Size];
        TCodec.Encode(value, word);
        return new Bytes32(word);
    }

    /// <summary>Checks that a log is of an event that is not anonymous.</summary>
    /// <param name="topics">The topics of the log.</param>
    /// <param name="count">How many topics the event has.</param>
    /// <param name="topic0">The first of them.</param>
    /// <param name="signature">The event, for the message.</param>
    /// <exception cref="AbiFormatException">The log is of another event.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Require(ReadOnlySpan<Bytes32> topics, int count, Bytes32 topic0, string signature)
    {
        if (topics.Length != count || topics[0] != topic0)
        {
            Throw(topics, $"{Describe(count)}, the first {topic0}", signature);
        }
    }

    /// <summary>Checks that a log may be of an anonymous event.</summary>
    /// <param name="topics">The topics of the log.</param>
    /// <param name="count">How many topics the event has.</param>
    /// <param name="signature">The event, for the message.</param>
    /// <exception cref="AbiFormatException">The log is of another event.</exception>
    public static void Require(ReadOnlySpan<Bytes32> topics, int count, string signature)
    {
        if (topics.Length != count)
        {
            Throw(topics, Describe(count), signature);
        }
    }

    private static string Describe(int count) => count == 1 ? "one topic" : $"{count} topics";

    [DoesNotReturn]
    private static void Throw(ReadOnlySpan<Bytes32> topics, string expected, string signature)
    {
        string actual = topics.IsEmpty ? "none" : $"{Describe(topics.Length)}, the first {topics[0]}";
        throw new AbiFormatException($"A log of {signature} has {expected}; got {actual}.", position: 0);
    }
}
