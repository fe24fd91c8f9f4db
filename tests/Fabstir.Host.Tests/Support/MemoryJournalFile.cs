namespace Fabstir.Host.Tests.Support;

/// <summary>A journal in memory that has so much room, and tells what is on its disk.</summary>
internal sealed class MemoryJournalFile : IJournalFile
{
    private readonly List<byte> _bytes = [];

    /// <summary>How many bytes fit.</summary>
    public int Room { get; set; } = int.MaxValue;

    /// <summary>Whether the end of what did not fit can be taken back.</summary>
    public bool CanTruncate { get; set; } = true;

    /// <summary>What is written, whether it is on the disk or not.</summary>
    public byte[] Bytes => [.. _bytes];

    /// <summary>How much of it survives a loss of power.</summary>
    public int OnDisk { get; private set; }

    /// <summary>Is called before something is put on the disk.</summary>
    public Action Flushing { get; set; } = static () => { };

    public byte[] ReadAll() => Bytes;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        // As a disk does: what fits is written.
        int fitting = Math.Min(bytes.Length, Room - _bytes.Count);
        _bytes.AddRange(bytes[..fitting]);
        if (fitting < bytes.Length)
        {
            throw new IOException("No space left on device");
        }
    }

    public void Truncate(long length)
    {
        if (!CanTruncate)
        {
            throw new IOException("Input/output error");
        }

        _bytes.RemoveRange((int)length, _bytes.Count - (int)length);
    }

    public void FlushToDisk()
    {
        Flushing();
        OnDisk = _bytes.Count;
    }

    public void Dispose()
    {
    }
}
