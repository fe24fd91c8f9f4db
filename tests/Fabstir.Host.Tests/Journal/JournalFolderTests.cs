using Fabstir.Abi;
using Fabstir.Host.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fabstir.Host.Tests.Journal;

public sealed class JournalFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fabstir-host-journal-").FullName;

    private string FilePath => Directory.GetFiles(_folder, "7-*.journal").Single();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_is_counted_by_the_next_process()
    {
        Write(JournalFixture.Records);

        using JournalFolder folder = Open();
        using SessionLedger ledger = Assert.Single(folder.OpenAll());

        Assert.Equal(JournalFixture.Records[0], ledger.Opened);
        Assert.Equal(JournalFixture.SumsOf(JournalFixture.Records.Length), (ledger.Served, ledger.Proven));
        LedgerClaim claim = Assert.Single(ledger.Claims);
        Assert.Equal((0, 151, 2), (claim.From, claim.To, claim.Attempts.Count));
        Assert.Equal(Keccak256.Hash("dearer claim"), ledger.FindMined(claim));
        Assert.Null(ledger.FindOutstandingClaim());
        Assert.Empty(ledger.FindOutstandingCompletion());
    }

    [Fact]
    public void Every_record_is_read_as_it_was_written()
    {
        Write(JournalFixture.Records);

        using SessionJournal journal = SessionJournal.Open(FilePath, new DiskJournalFile(FilePath), out IReadOnlyList<SessionRecord> records, out int cutOff);

        Assert.Equal(JournalFixture.Records, records);
        Assert.Equal(0, cutOff);
    }

    [Fact]
    public void A_file_that_ends_at_any_byte_loses_only_the_record_that_is_not_whole()
    {
        List<int> ends = [0];
        for (int count = 1; count <= JournalFixture.Records.Length; count++)
        {
            Write(JournalFixture.Records[..count]);
            ends.Add((int)new FileInfo(FilePath).Length);
        }

        string path = FilePath;
        byte[] all = File.ReadAllBytes(path);
        for (int length = 0; length <= all.Length; length++)
        {
            File.WriteAllBytes(path, all[..length]);
            int whole = ends.FindLastIndex(end => end <= length);
            using RecordedLines log = new();
            using JournalFolder folder = Open(log);
            IReadOnlyList<SessionLedger> ledgers = folder.OpenAll();

            Assert.Equal(whole == 0 ? 0 : 1, ledgers.Count);
            Assert.Equal(length == ends[whole] ? 0 : 1, log.Lines.Count(static line => line is (LogLevel.Warning, 201, _)));
            if (whole > 0)
            {
                Assert.Equal(JournalFixture.SumsOf(whole), (ledgers[0].Served, ledgers[0].Proven));
                ledgers[0].Dispose();
                Assert.Equal(ends[whole], new FileInfo(path).Length);
            }
        }
    }

    [Fact]
    public void Damage_before_the_end_puts_one_session_aside_and_no_other()
    {
        Write(JournalFixture.Records);
        Write([JournalFixture.OpenedOf(8), .. JournalFixture.Records[1..3]]);
        string path = FilePath;
        byte[] all = File.ReadAllBytes(path);
        int last = all.Length - JournalFrame.SizeOf(Bytes32.Size + sizeof(ulong) + sizeof(bool));
        for (int position = 0; position < last; position++)
        {
            byte[] damaged = [.. all];
            damaged[position] ^= 0x10;
            File.WriteAllBytes(path, damaged);
            using RecordedLines log = new();
            using JournalFolder folder = Open(log);

            using SessionLedger other = Assert.Single(folder.OpenAll());

            Assert.Equal((UInt256)8u, other.Identity.Id);
            Assert.Equal(damaged, File.ReadAllBytes(Path.Combine(_folder, "damaged", Path.GetFileName(path))));
            Assert.Contains(log.Lines, static line => line is (LogLevel.Error, 202, _));
        }
    }

    [Fact]
    public void One_process_has_the_folder()
    {
        using (Open())
        {
            HostJournalException refused = Assert.Throws<HostJournalException>(() => Open());
            Assert.Equal(FabstirErrorCode.StorageError, refused.Code);
        }

        Open().Dispose();
    }

    [Fact]
    public void An_ended_session_is_put_aside_and_its_claims_are_still_known()
    {
        Write(JournalFixture.Records);
        using JournalFolder folder = Open();

        folder.Close(Assert.Single(folder.OpenAll()));

        Assert.Empty(folder.OpenAll());
        (LedgerClaim claim, Bytes32 transaction) = Assert.Single(folder.ReadClosed(7));
        Assert.Equal((151, Keccak256.Hash("dearer claim")), (claim.To, transaction));
        Assert.Empty(folder.ReadClosed(70));
        folder.DeleteClosed(DateTimeOffset.UtcNow + TimeSpan.FromMinutes(1));
        Assert.Empty(folder.ReadClosed(7));
    }

    [Fact]
    public void Nobody_else_reads_a_journal()
    {
        Write(JournalFixture.Records[..1]);

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(FilePath) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public void Records_that_do_not_follow_from_each_other_are_damage()
    {
        Write([JournalFixture.Records[0], JournalFixture.Records[1], new SessionRecord.Tokens(0, 5, 1)]);
        using JournalFolder folder = Open();

        Assert.Empty(folder.OpenAll());
        Assert.Single(Directory.GetFiles(Path.Combine(_folder, "damaged")));
    }

    private JournalFolder Open(ILogger? log = null) => new(_folder, static path => new DiskJournalFile(path), log ?? NullLogger.Instance);

    private void Write(IReadOnlyList<SessionRecord> records)
    {
        SessionRecord.Opened opened = (SessionRecord.Opened)records[0];
        string path = Path.Combine(_folder, $"{opened.Session.Id}-{opened.Session.Transaction.ToString()[2..18]}.journal");
        File.Delete(path);
        using SessionJournal journal = SessionJournal.Open(path, new DiskJournalFile(path), out _, out _);
        foreach (SessionRecord record in records)
        {
            journal.Append(record);
        }

        journal.Flush();
    }
}
