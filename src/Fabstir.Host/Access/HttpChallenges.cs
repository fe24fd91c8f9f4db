using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Fabstir.Abi;

namespace Fabstir.Host;

/// <summary>
/// Challenges for requests that have no socket: whoever asks gets one without anything being remembered, and each is good for one request. Thread-safe.
/// </summary>
internal sealed class HttpChallenges(TimeProvider time)
{
    /// <summary>How long a challenge is good.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(2);

    private const int TimeSize = 8;
    private const int RandomSize = 8;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    // Only what a depositor has signed comes here: nobody can fill it.
    private readonly ConcurrentDictionary<Bytes32, DateTimeOffset> _used = [];

    /// <summary>A new challenge: when it was made, something random, and the mark that it is ours.</summary>
    public Bytes32 Create()
    {
        Span<byte> bytes = stackalloc byte[Bytes32.Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, time.GetUtcNow().ToUnixTimeMilliseconds());
        RandomNumberGenerator.Fill(bytes.Slice(TimeSize, RandomSize));
        Mark(bytes[..(TimeSize + RandomSize)], bytes[(TimeSize + RandomSize)..]);
        return new Bytes32(bytes);
    }

    /// <summary>Whether it is one of ours, and still good.</summary>
    public bool IsGood(Bytes32 challenge)
    {
        ReadOnlySpan<byte> bytes = challenge.AsSpan();
        Span<byte> mark = stackalloc byte[Bytes32.Size - TimeSize - RandomSize];
        Mark(bytes[..(TimeSize + RandomSize)], mark);
        if (!CryptographicOperations.FixedTimeEquals(mark, bytes[(TimeSize + RandomSize)..]) || _used.ContainsKey(challenge))
        {
            return false;
        }

        DateTimeOffset made = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes));
        return time.GetUtcNow() - made < Validity;
    }

    /// <summary>Uses it up; false when somebody else did.</summary>
    public bool TryUse(Bytes32 challenge)
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach ((Bytes32 old, DateTimeOffset until) in _used)
        {
            if (until <= now)
            {
                _used.TryRemove(old, out _);
            }
        }

        return _used.TryAdd(challenge, now + Validity);
    }

    private void Mark(ReadOnlySpan<byte> text, Span<byte> mark)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, text, whole);
        whole[..mark.Length].CopyTo(mark);
    }
}
