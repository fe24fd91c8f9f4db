namespace Fabstir.StreamTestbed.Network;

/// <summary>Counts the pieces of answers in what a host writes, whatever the reads that it comes in. Not thread-safe.</summary>
internal sealed class ChunkCounter
{
    private int _matched;

    private static ReadOnlySpan<byte> Name => "\"stream_chunk\""u8;

    /// <summary>Where in the bytes a piece begins to be one, after so many of them.</summary>
    /// <param name="bytes">What came.</param>
    /// <param name="limit">After how many to stop.</param>
    /// <param name="count">How many there were.</param>
    /// <returns>How many bytes were looked at: all, or up to the end of the name of the last that was wanted.</returns>
    public int Count(ReadOnlySpan<byte> bytes, int limit, out int count)
    {
        count = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            // The name begins with a quote and has none inside: after a mismatch only this byte can begin it anew.
            _matched = bytes[i] == Name[_matched] ? _matched + 1 : bytes[i] == Name[0] ? 1 : 0;
            if (_matched == Name.Length)
            {
                _matched = 0;
                if (++count == limit)
                {
                    return i + 1;
                }
            }
        }

        return bytes.Length;
    }
}
