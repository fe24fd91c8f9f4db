using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Fabstir.Abi;

namespace Fabstir;

/// <summary>What a session's tokens said, in their order: hashes of the texts and how many tokens each has, and no text. Thread-safe.</summary>
/// <remarks>
/// <para>Add each piece of an answer as it arrives, from the first prompt of the session on: positions are counted over the whole session, as hosts claim them.</para>
/// <para>
/// Where pieces are missing (a stream was cancelled or broke, and the host may have sent more than arrived), say so by <see cref="AddGap"/>: nothing after it can be compared.
/// </para>
/// </remarks>
public sealed class Transcript
{
    private const int EntrySize = sizeof(long) + sizeof(int) + Bytes32.Size;

    private readonly Lock _lock = new();
    private readonly List<Piece> _pieces = [];
    private long _tokens;
    private bool _hasGap;

    /// <summary>How many tokens are known, from the first of the session on.</summary>
    public long Tokens
    {
        get
        {
            lock (_lock)
            {
                return _tokens;
            }
        }
    }

    /// <summary>Whether something is missing after <see cref="Tokens"/>: what comes later is passed over.</summary>
    public bool HasGap
    {
        get
        {
            lock (_lock)
            {
                return _hasGap;
            }
        }
    }

    /// <summary>Adds the next piece of an answer.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="tokens">How many tokens it has: 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">It has no token.</exception>
    public void Add(string text, int tokens = 1)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(tokens, 1);
        Bytes32 hash = new(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        lock (_lock)
        {
            if (!_hasGap)
            {
                _pieces.Add(new Piece(_tokens, tokens, hash));
                _tokens += tokens;
            }
        }
    }

    /// <summary>Says that pieces may be missing from here on.</summary>
    public void AddGap()
    {
        lock (_lock)
        {
            _hasGap = true;
        }
    }

    /// <summary>
    /// The hash of a range: SHA-256 over all pieces with a token in it, each as its position (8 bytes, big-endian), its number of tokens (4), and the SHA-256 of its text in UTF-8 (32).
    /// A piece at the edge counts whole in both ranges, because its text cannot be divided.
    /// </summary>
    /// <param name="from">The first token, counted from 0 over the whole session.</param>
    /// <param name="to">The token after the last. Tokens that are not there add nothing: hosts may pad a claim.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is negative.</exception>
    public Bytes32 HashOf(long from, long to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> entry = stackalloc byte[EntrySize];
        lock (_lock)
        {
            for (int i = IndexOf(from); i < _pieces.Count && _pieces[i].Position < to; i++)
            {
                _pieces[i].WriteTo(entry);
                hash.AppendData(entry);
            }
        }

        return new Bytes32(hash.GetHashAndReset());
    }

    /// <summary>How much of it there is, and nothing of what.</summary>
    public override string ToString() => FormattableString.Invariant($"Transcript of {Tokens} tokens");

    /// <summary>The piece that has a token, or the end.</summary>
    private int IndexOf(long token)
    {
        (int low, int high) = (0, _pieces.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _pieces[middle].Position + _pieces[middle].Tokens <= token ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private readonly record struct Piece(long Position, int Tokens, Bytes32 TextHash)
    {
        public void WriteTo(Span<byte> entry)
        {
            BinaryPrimitives.WriteInt64BigEndian(entry, Position);
            BinaryPrimitives.WriteInt32BigEndian(entry[sizeof(long)..], Tokens);
            TextHash.AsSpan().CopyTo(entry[(sizeof(long) + sizeof(int))..]);
        }
    }
}
