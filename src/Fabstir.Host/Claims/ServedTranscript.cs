using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Fabstir.Abi;

namespace Fabstir.Host;

/// <summary>What the unproven tokens of a session said, as hashes and no text: the host's end of the client's <see cref="Transcript"/>. Thread-safe.</summary>
internal sealed class ServedTranscript
{
    private const int EntrySize = sizeof(long) + sizeof(int) + Bytes32.Size;
    private const int LongestOnStack = 512;

    private readonly Lock _lock = new();
    private readonly List<(long Position, int Tokens, Bytes32 TextHash)> _pieces = [];

    /// <summary>Adds a piece of an answer.</summary>
    /// <param name="position">Its first token, counted from 0 over the whole session.</param>
    /// <param name="tokens">How many it has.</param>
    /// <param name="text">What it says.</param>
    public void Add(long position, int tokens, string text)
    {
        Span<byte> hash = stackalloc byte[Bytes32.Size];
        Span<byte> buffer = stackalloc byte[LongestOnStack];
        Span<byte> utf8 = Encoding.UTF8.TryGetBytes(text, buffer, out int written) ? buffer[..written] : Encoding.UTF8.GetBytes(text);
        SHA256.HashData(utf8, hash);
        lock (_lock)
        {
            _pieces.Add((position, tokens, new Bytes32(hash)));
        }
    }

    /// <summary>Tokens from a position on are not billed.</summary>
    public void CutAt(long position)
    {
        lock (_lock)
        {
            _pieces.RemoveAll(piece => piece.Position >= position);
        }
    }

    /// <summary>Tokens before a position are proven: nobody asks for them again.</summary>
    public void Forget(long before)
    {
        lock (_lock)
        {
            _pieces.RemoveAll(piece => piece.Position + piece.Tokens <= before);
        }
    }

    /// <summary>The hash of a range, as clients compute it. What was served before a restart is not in it: texts are not written down.</summary>
    public Bytes32 HashOf(long from, long to)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> entry = stackalloc byte[EntrySize];
        lock (_lock)
        {
            foreach ((long position, int tokens, Bytes32 textHash) in _pieces)
            {
                if (position + tokens > from && position < to)
                {
                    BinaryPrimitives.WriteInt64BigEndian(entry, position);
                    BinaryPrimitives.WriteInt32BigEndian(entry[sizeof(long)..], tokens);
                    textHash.AsSpan().CopyTo(entry[(sizeof(long) + sizeof(int))..]);
                    hash.AppendData(entry);
                }
            }
        }

        return new Bytes32(hash.GetHashAndReset());
    }
}
