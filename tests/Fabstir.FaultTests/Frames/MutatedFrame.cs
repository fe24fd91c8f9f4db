namespace Fabstir.FaultTests.Frames;

/// <summary>A message that is not, or not quite, a frame.</summary>
/// <param name="Bytes">What is in it.</param>
/// <param name="IsBinary">Whether it says that it is binary.</param>
/// <param name="Pieces">In how many pieces it is sent; at least 1.</param>
internal sealed record MutatedFrame(byte[] Bytes, bool IsBinary, int Pieces)
{
    /// <summary>The pieces, the last of which ends the message.</summary>
    public IEnumerable<(ReadOnlyMemory<byte> Bytes, bool IsLast)> Split()
    {
        int size = Math.Max(1, (Bytes.Length + Pieces - 1) / Pieces);
        int at = 0;
        do
        {
            int count = Math.Min(size, Bytes.Length - at);
            yield return (Bytes.AsMemory(at, count), at + count >= Bytes.Length);
            at += count;
        }
        while (at < Bytes.Length);
    }
}
