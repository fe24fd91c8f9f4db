using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fabstir;

/// <summary>A journal in a file that only grows, that only its owner can read (mode 0600), and that only one process has open.</summary>
/// <remarks>
/// <para>
/// Every record is on the disk before <see cref="AppendAsync"/> ends, so that it survives a loss of power. A record that was cut off at the end is left out and
/// logged: what it would have said had not been sent. Damage before that is an error, because records after it would be lost.
/// </para>
/// <para>The file has the signed transactions and nothing secret: who reads it learns what the chain shows anyway. Thread-safe.</para>
/// </remarks>
public sealed partial class FilePaymentJournal : IPaymentJournal
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly string _path;
    private readonly ILogger _logger;
    private FileStream? _file;
    private bool _isBroken;

    /// <summary>A journal in a file, which is made by the first use.</summary>
    /// <param name="path">The file. Its folder is made where it is missing.</param>
    /// <param name="loggerFactory">Where a cut-off end is logged. Default: nowhere.</param>
    public FilePaymentJournal(string path, ILoggerFactory? loggerFactory = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = Path.GetFullPath(path);
        _logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger("Fabstir.Sdk.Journal");
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<PaymentRecord>> ReadAsync(CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            FileStream file = Open();
            byte[] data = new byte[file.Length];
            file.Position = 0;
            await file.ReadExactlyAsync(data, cancellationToken).ConfigureAwait(false);
            return Parse(file, data);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PaymentJournalException(_path, $"it cannot be read: {e.Message}", e);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask AppendAsync(PaymentRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        (byte type, byte[] payload) = PaymentRecordFormat.Write(record);
        byte[] frame = JournalFrame.Create(type, payload);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Append(Open(), frame);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PaymentJournalException(_path, $"it cannot be written: {e.Message}. Nothing was sent", e);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            _file?.Dispose();
            _file = null;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The path of the file.</summary>
    public override string ToString() => $"FilePaymentJournal({_path})";

    private FileStream Open()
    {
        if (_isBroken)
        {
            throw new PaymentJournalException(_path, "an earlier record could be neither written nor taken back; make room on the disk and start again");
        }

        if (_file is null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            _file = new FileStream(_path, options);
            if (!OperatingSystem.IsWindows())
            {
                // One that was copied here may have another mode.
                File.SetUnixFileMode(_file.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            _file.Position = _file.Length;
        }

        return _file;
    }

    private void Append(FileStream file, byte[] frame)
    {
        long end = file.Length;
        try
        {
            file.Position = end;
            file.Write(frame);
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // Half a record would make the next one look like damage.
            _isBroken = true;
            file.SetLength(end);
            file.Flush(flushToDisk: true);
            _isBroken = false;
            throw;
        }
    }

    private List<PaymentRecord> Parse(FileStream file, byte[] data)
    {
        List<PaymentRecord> records = [];
        int position = 0;
        while (position < data.Length)
        {
            if (!JournalFrame.TryRead(data.AsSpan(position), out byte type, out byte[] payload, out int size))
            {
                CutOff(file, data.AsSpan(position), position);
                break;
            }

            try
            {
                records.Add(PaymentRecordFormat.Read(type, payload));
            }
            catch (InvalidDataException e)
            {
                throw new PaymentJournalException(_path, $"the record at byte {position} cannot be understood: {e.Message}", e);
            }

            position += size;
        }

        return records;
    }

    private void CutOff(FileStream file, ReadOnlySpan<byte> rest, int position)
    {
        if (JournalFrame.IsAnywhereIn(rest))
        {
            throw new PaymentJournalException(
                _path, $"it is damaged at byte {position}, and records follow. Restore it, or move it away and look at the account's sessions with RecoverAsync");
        }

        LogCutOff(_logger, _path, rest.Length, position);
        file.SetLength(position);
        file.Flush(flushToDisk: true);
    }

    [LoggerMessage(101, LogLevel.Warning, "The last {Count} bytes of {Path} from {Position} on are no whole record: they were being written when the process ended, and are left out.")]
    private static partial void LogCutOff(ILogger logger, string path, int count, int position);
}
