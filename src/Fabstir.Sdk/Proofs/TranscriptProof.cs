using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Fabstir.Abi;

namespace Fabstir;

/// <summary>What hosts of this project commit to on chain when they claim tokens: which tokens of which session, and what they said.</summary>
/// <remarks>
/// <para>
/// SHA-256 of <see cref="Domain"/> in UTF-8, a zero byte, and then, each big-endian: the chain's id (8 bytes), the marketplace's address (20), the session (32), the first token that is
/// claimed and the one after the last (8 each), and the hash of the transcript of these tokens (32). Contracts refuse a hash that they have seen: the same tokens cannot be claimed twice.
/// </para>
/// <para>Hosts of other makers commit to something else, which only they can explain.</para>
/// </remarks>
public static class TranscriptProof
{
    /// <summary>What sets these hashes apart from all others.</summary>
    public const string Domain = "fabstir-proof/1";

    private const int NumberSize = sizeof(ulong);

    /// <summary>The hash for a claim. Nothing is read or written.</summary>
    /// <param name="chainId">The chain.</param>
    /// <param name="marketplace">The marketplace's address on it.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="from">The first token that is claimed, counted from 0 over the whole session.</param>
    /// <param name="to">The token after the last: above <paramref name="from"/>.</param>
    /// <param name="transcript">The hash of what these tokens said: <see cref="Transcript.HashOf"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is negative or empty.</exception>
    public static Bytes32 HashOf(ulong chainId, Address marketplace, UInt256 sessionId, long from, long to, Bytes32 transcript)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        int domain = Encoding.UTF8.GetByteCount(Domain) + 1;
        Span<byte> data = stackalloc byte[domain + NumberSize + Address.Size + UInt256.Size + NumberSize + NumberSize + Bytes32.Size];
        Encoding.UTF8.GetBytes(Domain, data);
        Span<byte> rest = data[domain..];
        rest = Append(rest, (long)chainId);
        marketplace.AsSpan().CopyTo(rest);
        rest = rest[Address.Size..];
        sessionId.WriteBigEndian(rest);
        rest = Append(Append(rest[UInt256.Size..], from), to);
        transcript.AsSpan().CopyTo(rest);
        return new Bytes32(SHA256.HashData(data));
    }

    private static Span<byte> Append(Span<byte> destination, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(destination, number);
        return destination[NumberSize..];
    }
}
