using Fabstir.Codegen.Shared;

namespace Fabstir.Abi;

/// <summary>Ethereum's hash function: Keccak-256, which pads otherwise than the later SHA3-256.</summary>
/// <remarks>Thread-safe.</remarks>
public static class Keccak256
{
    /// <summary>Hashes bytes.</summary>
    /// <param name="data">Any number of bytes.</param>
    /// <returns>The 32-byte hash.</returns>
    public static Bytes32 Hash(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[Keccak.HashSize];
        Keccak.Hash256(data, hash);
        return new Bytes32(hash);
    }

    /// <summary>Hashes the UTF-8 bytes of a text: a signature, or the value of an indexed <c>string</c>.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The 32-byte hash.</returns>
    /// <exception cref="ArgumentException">The text has half of a surrogate pair, which UTF-8 cannot hold.</exception>
    public static Bytes32 Hash(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Hash(StrictUtf8.Encoding.GetBytes(text));
    }
}
