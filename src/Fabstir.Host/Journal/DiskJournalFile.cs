namespace Fabstir.Host;

/// <summary>A file that only its owner can read (mode 0600), written without a buffer.</summary>
internal sealed class DiskJournalFile : IJournalFile
{
    private readonly FileStream _file;

    /// <param name="path">The file; made where it is missing.</param>
    public DiskJournalFile(string path)
    {
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        _file = new FileStream(path, options);
        _file.Position = _file.Length;
    }

    public byte[] ReadAll()
    {
        byte[] bytes = new byte[_file.Length];
        _file.Position = 0;
        _file.ReadExactly(bytes);
        return bytes;
    }

    public void Append(ReadOnlySpan<byte> bytes) => _file.Write(bytes);

    public void Truncate(long length)
    {
        _file.SetLength(length);
        _file.Position = length;
    }

    public void FlushToDisk() => _file.Flush(flushToDisk: true);

    public void Dispose() => _file.Dispose();
}
