using System.Globalization;
using Fabstir.Abi;
using Microsoft.Extensions.Logging;

namespace Fabstir.Host;

/// <summary>The journals of a host: a file for each session, those of ended ones in <c>closed</c>, damaged ones in <c>damaged</c>. One process has it at a time.</summary>
internal sealed partial class JournalFolder : IDisposable
{
    private const string Extension = ".journal";

    private readonly string _path;
    private readonly Func<string, IJournalFile> _open;
    private readonly ILogger _logger;
    private readonly FileStream _lock;

    /// <summary>Takes the folder; makes it where it is missing.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="open">Opens a file of it.</param>
    /// <param name="logger">Where torn ends and damage are logged.</param>
    /// <exception cref="HostJournalException">Another process has it, or it cannot be written.</exception>
    public JournalFolder(string path, Func<string, IJournalFile> open, ILogger logger)
    {
        _path = Path.GetFullPath(path);
        _open = open;
        _logger = logger;
        try
        {
            Directory.CreateDirectory(_path);
            _lock = new FileStream(Path.Combine(_path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HostJournalException(_path, $"this folder is in use by another process, or cannot be written ({e.Message}); give each host a folder of its own", e);
        }
    }

    /// <summary>The user's folder for a host on a chain.</summary>
    /// <exception cref="HostJournalException">The user has none.</exception>
    public static string DefaultPath(ulong chainId, Address host)
    {
        string folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        string name = string.Create(CultureInfo.InvariantCulture, $"{chainId}-{host.ToString().ToLowerInvariant()}");
        return folder.Length > 0
            ? Path.Combine(folder, "fabstir", "host", name)
            : throw new HostJournalException(name, "this user has no folder for application data, as in many containers; set Journal.Folder to a folder that is kept");
    }

    private string Closed => Path.Combine(_path, "closed");

    /// <summary>A journal for a session that has none.</summary>
    /// <exception cref="HostJournalException">It cannot be written.</exception>
    public SessionLedger Create(SessionRecord.Opened opened)
    {
        string path = Path.Combine(_path, NameOf(opened.Session));
        return Guard(path, () => SessionLedger.Create(SessionJournal.Open(path, _open(path), out _, out _), opened));
    }

    /// <summary>All journals of sessions that have not ended. A torn end is cut off; a damaged file is put aside, and costs the other sessions nothing.</summary>
    public IReadOnlyList<SessionLedger> OpenAll()
    {
        List<SessionLedger> ledgers = [];
        foreach (string path in Guard(_path, () => Directory.GetFiles(_path, "*" + Extension)).Order(StringComparer.Ordinal))
        {
            try
            {
                if (Open(path) is { } ledger)
                {
                    ledgers.Add(ledger);
                }
            }
            catch (HostJournalException e)
            {
                LogDamaged(_logger, path, e);
                Move(path, Path.Combine(_path, "damaged"));
            }
        }

        return ledgers;
    }

    /// <summary>Puts the journal of a session that has ended aside.</summary>
    public void Close(SessionLedger ledger)
    {
        ledger.Flush();
        ledger.Dispose();
        Move(ledger.Path, Closed);
    }

    /// <summary>What was claimed of a session that has ended; empty when its journal is gone.</summary>
    public IReadOnlyList<(LedgerClaim Claim, Bytes32 Transaction)> ReadClosed(UInt256 sessionId)
    {
        if (!Directory.Exists(Closed))
        {
            return [];
        }

        string pattern = string.Create(CultureInfo.InvariantCulture, $"{sessionId}-*{Extension}");
        foreach (string path in Directory.GetFiles(Closed, pattern).OrderByDescending(File.GetLastWriteTimeUtc))
        {
            using SessionLedger? ledger = Open(path);
            return ledger is null ? [] : [.. ledger.Claims.Select(claim => (claim, ledger.FindMined(claim))).Where(static one => one.Item2 is not null).Select(static one => (one.claim, one.Item2!.Value))];
        }

        return [];
    }

    /// <summary>Deletes journals of sessions that ended before a time.</summary>
    public void DeleteClosed(DateTimeOffset before)
    {
        if (!Directory.Exists(Closed))
        {
            return;
        }

        foreach (string path in Directory.GetFiles(Closed, "*" + Extension).Where(path => File.GetLastWriteTimeUtc(path) < before.UtcDateTime))
        {
            Guard(path, () =>
            {
                File.Delete(path);
                return true;
            });
        }
    }

    /// <summary>Gives the folder back.</summary>
    public void Dispose() => _lock.Dispose();

    // A reorganisation can give a number to another session: the creating transaction tells them apart.
    private static string NameOf(SessionIdentity session) =>
        string.Create(CultureInfo.InvariantCulture, $"{session.Id}-{session.Transaction.ToString()[2..18]}{Extension}");

    private SessionLedger? Open(string path)
    {
        IJournalFile file = Guard(path, () => _open(path));
        try
        {
            SessionJournal journal = SessionJournal.Open(path, file, out IReadOnlyList<SessionRecord> records, out int cutOff);
            if (cutOff > 0)
            {
                LogCutOff(_logger, path, cutOff);
            }

            if (records.Count > 0)
            {
                return SessionLedger.Restore(journal, records);
            }

            // Torn in its first record: nothing was served.
            journal.Dispose();
            File.Delete(path);
            return null;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static void Move(string path, string folder) => Guard(path, () =>
    {
        Directory.CreateDirectory(folder);
        File.Move(path, Path.Combine(folder, Path.GetFileName(path)), overwrite: true);
        return true;
    });

    private static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HostJournalException(path, $"it cannot be written: {e.Message}", e);
        }
    }

    [LoggerMessage(201, LogLevel.Warning, "The last {Count} bytes of {Path} are no whole record: they were being written when the process ended, and are left out.")]
    private static partial void LogCutOff(ILogger logger, string path, int count);

    [LoggerMessage(202, LogLevel.Error, "The journal {Path} is damaged. Its session is not served any more, and what it had not claimed is lost; the file is put aside.")]
    private static partial void LogDamaged(ILogger logger, string path, Exception exception);
}
