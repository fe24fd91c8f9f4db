namespace Fabstir.Abi;

/// <summary>
/// Packs the fields of a generated struct as <c>abi.encodePacked</c> does its arguments: what contracts hash and sign where they do without EIP-712.
/// </summary>
/// <remarks>
/// Two texts side by side have no border between them: <c>("ab", "c")</c> and <c>("a", "bc")</c> are the same bytes. Thread-safe.
/// </remarks>
public static class PackedEncoding
{
    /// <summary>Packs the fields.</summary>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="value">The struct.</param>
    /// <returns>The bytes. They cannot be decoded.</returns>
    /// <exception cref="AbiEncodingException">A field cannot be encoded: it is outside the range of its type, or an array of another length.</exception>
    public static byte[] Encode<T>(T value)
        where T : IPackedTuple<T> => Pack(value).Written.ToArray();

    /// <summary>Packs the fields, and hashes them: <c>keccak256(abi.encodePacked(…))</c>.</summary>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="value">The struct.</param>
    /// <returns>The Keccak-256.</returns>
    /// <exception cref="AbiEncodingException">A field cannot be encoded: it is outside the range of its type, or an array of another length.</exception>
    public static Bytes32 Hash<T>(T value)
        where T : IPackedTuple<T> => Keccak256.Hash(Pack(value).Written);

    private static PackedWriter Pack<T>(T value)
        where T : IPackedTuple<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        PackedWriter writer = new();
        T.Pack(value, writer);
        return writer;
    }
}
