namespace Fabstir.Host;

/// <summary>The seam between a journal and a disk. Used by one thread at a time.</summary>
internal interface IJournalFile : IDisposable
{
    /// <summary>Everything that is in it.</summary>
    byte[] ReadAll();

    /// <summary>Writes at the end: what this returned from survives the end of the process.</summary>
    void Append(ReadOnlySpan<byte> bytes);

    /// <summary>Leaves so many bytes.</summary>
    void Truncate(long length);

    /// <summary>What was written before survives the end of the machine.</summary>
    void FlushToDisk();
}
