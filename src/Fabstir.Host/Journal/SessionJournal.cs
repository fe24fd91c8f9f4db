namespace Fabstir.Host;

/// <summary>The append-only file of one session. A record that was appended survives the end of the process; one that was flushed, that of the machine. Thread-safe.</summary>
internal sealed class SessionJournal : IDisposable
{
    private readonly Lock _lock = new();
    private readonly IJournalFile _file;
    private long _length;
    private bool _isDirty;
    private bool _isBroken;
    private bool _isDisposed;

    private SessionJournal(string path, IJournalFile file, long length) => (Path, _file, _length) = (path, file, length);

    public string Path { get; }

    /// <summary>Opens a file, reads what is in it, and cuts off an end that is no whole record.</summary>
    /// <param name="path">The file.</param>
    /// <param name="file">The same, open; disposed with this.</param>
    /// <param name="records">What it has, oldest first.</param>
    /// <param name="cutOff">How many bytes were cut off.</param>
    /// <exception cref="HostJournalException">It is damaged before its end, and left as it is; or it cannot be read.</exception>
    public static SessionJournal Open(string path, IJournalFile file, out IReadOnlyList<SessionRecord> records, out int cutOff)
    {
        try
        {
            byte[] data = file.ReadAll();
            List<SessionRecord> read = [];
            int length = Read(path, data, read);
            cutOff = data.Length - length;
            if (cutOff > 0)
            {
                file.Truncate(length);
                file.FlushToDisk();
            }

            records = read;
            return new SessionJournal(path, file, length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HostJournalException(path, $"it cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Writes a record.</summary>
    /// <exception cref="HostJournalException">It could not be written; nothing of it is left.</exception>
    public void Append(SessionRecord record) => Append(SessionRecordFormat.Write(record));

    /// <summary>Writes a record that is a frame already.</summary>
    /// <exception cref="HostJournalException">It could not be written; nothing of it is left.</exception>
    public void Append(ReadOnlySpan<byte> frame)
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                throw new HostJournalException(Path, "it is closed: its session has ended, or the host has stopped") { IsClosed = true };
            }

            if (_isBroken)
            {
                throw new HostJournalException(Path, "an earlier record could be neither written nor taken back; make room on the disk and start again");
            }

            try
            {
                _file.Append(frame);
                _length += frame.Length;
                _isDirty = true;
            }
            catch (IOException e)
            {
                TakeBack();
                throw new HostJournalException(Path, $"it cannot be written: {e.Message}", e);
            }
        }
    }

    /// <summary>Puts on the disk what is not there yet.</summary>
    /// <exception cref="HostJournalException">It could not be: whether it is there, nobody knows.</exception>
    public void Flush()
    {
        lock (_lock)
        {
            if (!_isDirty || _isDisposed)
            {
                return;
            }

            try
            {
                _file.FlushToDisk();
                _isDirty = false;
            }
            catch (IOException e)
            {
                // What the system could not write once, it may have thrown away.
                _isBroken = true;
                throw new HostJournalException(Path, $"it cannot be put on the disk: {e.Message}", e);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _file.Dispose();
        }
    }

    // Half a record would make the next one look like damage.
    private void TakeBack()
    {
        _isBroken = true;
        try
        {
            _file.Truncate(_length);
            _isBroken = false;
        }
        catch (IOException)
        {
            // It stays broken, and the exception that is thrown names the first reason.
        }
    }

    private static int Read(string path, byte[] data, List<SessionRecord> records)
    {
        int position = 0;
        while (JournalFrame.TryRead(data.AsSpan(position), out byte type, out byte[] payload, out int size))
        {
            try
            {
                records.Add(SessionRecordFormat.Read(type, payload));
            }
            catch (InvalidDataException e)
            {
                throw new HostJournalException(path, $"the record at byte {position} cannot be understood: {e.Message}", e);
            }

            position += size;
        }

        return JournalFrame.IsAnywhereIn(data.AsSpan(position))
            ? throw new HostJournalException(path, $"it is damaged at byte {position}, and records follow")
            : position;
    }
}
