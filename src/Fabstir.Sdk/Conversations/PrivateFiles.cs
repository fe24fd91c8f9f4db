namespace Fabstir;

/// <summary>Files that only their owner can read, replaced as a whole.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, Folder);
        }
    }

    /// <summary>Writes a file beside another, flushes it to the disk, and puts it in the other's place.</summary>
    public static void Replace(string path, string beside, byte[] data)
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnFile;
        }

        using (FileStream file = new(beside, options))
        {
            file.Write(data);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }

    /// <summary>All bytes of a file; null where there is none.</summary>
    /// <exception cref="InvalidDataException">It has more than <paramref name="most"/> bytes.</exception>
    public static async Task<byte[]?> ReadAsync(string path, int most, CancellationToken cancellationToken)
    {
        using FileStream? file = Open(path);
        if (file is null)
        {
            return null;
        }

        if (file.Length > most)
        {
            throw new InvalidDataException(FormattableString.Invariant($"it has {file.Length} bytes, and at most {most} are read"));
        }

        byte[] data = new byte[file.Length];
        await file.ReadExactlyAsync(data, cancellationToken).ConfigureAwait(false);
        return data;
    }

    /// <summary>The first line of a file, without its end; null where there is no file.</summary>
    /// <exception cref="InvalidDataException">It has more than <paramref name="most"/> bytes, or no end.</exception>
    public static async Task<byte[]?> ReadLineAsync(string path, int most, CancellationToken cancellationToken)
    {
        using FileStream? file = Open(path);
        if (file is null)
        {
            return null;
        }

        byte[] line = new byte[4_096];
        int length = 0;
        while (true)
        {
            int read = await file.ReadAsync(line.AsMemory(length), cancellationToken).ConfigureAwait(false);
            int end = line.AsSpan(length, read).IndexOf((byte)'\n');
            if (end >= 0)
            {
                return line[..(length + end)];
            }

            length += read;
            if (read == 0 || length >= most)
            {
                throw new InvalidDataException("its first line has no end");
            }

            Array.Resize(ref line, Math.Min(Math.Max(line.Length, length * 2), most));
        }
    }

    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
