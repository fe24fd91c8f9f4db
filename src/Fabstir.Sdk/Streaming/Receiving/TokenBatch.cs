using System.Buffers;

namespace Fabstir;

/// <summary>Pieces that came together. A single one needs no memory of its own; several borrow theirs.</summary>
internal readonly struct TokenBatch
{
    private readonly TokenChunk _single;
    private readonly TokenChunk[]? _several;

    /// <param name="chunks">At least one.</param>
    /// <param name="bytes">How much they count as.</param>
    public TokenBatch(ReadOnlySpan<TokenChunk> chunks, int bytes)
    {
        (Count, Bytes) = (chunks.Length, bytes);
        if (chunks.Length == 1)
        {
            _single = chunks[0];
        }
        else
        {
            _several = ArrayPool<TokenChunk>.Shared.Rent(chunks.Length);
            chunks.CopyTo(_several);
        }
    }

    public int Count { get; }

    public int Bytes { get; }

    public TokenChunk this[int index] => _several is null ? _single : _several[index];

    /// <summary>Gives back what it borrowed: it is not used after that.</summary>
    public void Return()
    {
        if (_several is not null)
        {
            Array.Clear(_several, 0, Count);
            ArrayPool<TokenChunk>.Shared.Return(_several);
        }
    }
}
