namespace Fabstir.Host.Tests.Support;

/// <summary>A journal on the disk that stops, as a machine does, when something is put on the disk for the nth time, or is written after that.</summary>
internal sealed class StoppingFile(string path, Func<bool> isStopped) : IJournalFile
{
    private readonly DiskJournalFile _inner = new(path);

    public byte[] ReadAll() => _inner.ReadAll();

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Require();
        _inner.Append(bytes);
    }

    public void Truncate(long length) => _inner.Truncate(length);

    public void FlushToDisk()
    {
        Require();
        _inner.FlushToDisk();
    }

    public void Dispose() => _inner.Dispose();

    private void Require()
    {
        if (isStopped())
        {
            throw new IOException("the process has ended");
        }
    }
}
