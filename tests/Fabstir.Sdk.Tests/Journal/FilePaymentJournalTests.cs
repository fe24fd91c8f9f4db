using Fabstir.Abi;
using Fabstir.Sdk.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Fabstir.Sdk.Tests.Journal;

public sealed class FilePaymentJournalTests : IDisposable
{
    private static readonly Address Account = Address.Parse("0x90F79bf6EB2c4f870365E785982E1f101E93b906");
    private static readonly Bytes32 Hash = Keccak256.Hash("a transaction");

    // One of each kind: what a file of this version holds, a later version has to read.
    private static readonly PaymentRecord[] Records =
    [
        new PaymentRecord.Book(84532, Keccak256.Hash("genesis"), Account),
        new PaymentRecord.Started("Schlüssel", Keccak256.Hash("request"), Account, UInt256.MaxValue),
        new PaymentRecord.Intent("Schlüssel", PaymentStep.Opening, 7, Hash, Bytes.Create([1, 2, 3]), Account, Keccak256.Hash("calldata")),
        new PaymentRecord.Mined(Hash, 12, Keccak256.Hash("block"), Succeeded: false),
        new PaymentRecord.Void(Hash),
        new PaymentRecord.Opened("Schlüssel", new SessionIdentity(5, Account, Account, Hash)),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("fabstir-journal-").FullName;

    private string FilePath => Path.Combine(_folder, "deeper", "payments.journal");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_written_is_read_by_the_next_one()
    {
        await WriteAsync(Records);

        await using FilePaymentJournal journal = new(FilePath);
        Assert.Equal(Records, await journal.ReadAsync(Cancellation));
        await journal.AppendAsync(Records[1], Cancellation);
        Assert.Equal([.. Records, Records[1]], await journal.ReadAsync(Cancellation));
    }

    [Fact]
    public async Task Many_at_once_are_all_written()
    {
        await using FilePaymentJournal journal = new(FilePath);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => journal.AppendAsync(new PaymentRecord.Void(Keccak256.Hash($"{i}")), Cancellation).AsTask()));

        Assert.Equal(50, (await journal.ReadAsync(Cancellation)).Distinct().Count());
    }

    [Fact]
    public async Task An_end_that_was_cut_off_anywhere_is_left_out_and_logged()
    {
        await WriteAsync(Records[..2]);
        long whole = new FileInfo(FilePath).Length;
        await WriteAsync(Records[2]);
        byte[] all = await File.ReadAllBytesAsync(FilePath, Cancellation);

        for (int length = (int)whole + 1; length < all.Length; length++)
        {
            await File.WriteAllBytesAsync(FilePath, all[..length], Cancellation);
            using RecordedLog log = new();
            await using FilePaymentJournal journal = new(FilePath, log);

            Assert.Equal(Records[..2], await journal.ReadAsync(Cancellation));
            Assert.Equal((LogLevel.Warning, 101), log.Lines.Select(line => (line.Level, line.Id)).Single());
            Assert.Equal(whole, new FileInfo(FilePath).Length);
        }
    }

    [Fact]
    public async Task Damage_before_the_end_is_an_error_and_nothing_is_changed()
    {
        await WriteAsync(Records);
        byte[] all = await File.ReadAllBytesAsync(FilePath, Cancellation);
        byte[] damaged = [.. all];
        damaged[70] ^= 1;
        await File.WriteAllBytesAsync(FilePath, damaged, Cancellation);

        await using FilePaymentJournal journal = new(FilePath);
        PaymentJournalException refused = await Assert.ThrowsAsync<PaymentJournalException>(async () => await journal.ReadAsync(Cancellation));

        Assert.Equal((FabstirErrorCode.StorageError, FilePath), (refused.Code, refused.Journal));
        await journal.DisposeAsync();
        Assert.Equal(damaged, await File.ReadAllBytesAsync(FilePath, Cancellation));
    }

    [Fact]
    public async Task Only_one_has_it_open()
    {
        await using FilePaymentJournal first = new(FilePath);
        await first.AppendAsync(Records[0], Cancellation);
        await using FilePaymentJournal second = new(FilePath);

        await Assert.ThrowsAsync<PaymentJournalException>(async () => await second.ReadAsync(Cancellation));
        await Assert.ThrowsAsync<PaymentJournalException>(async () => await second.AppendAsync(Records[1], Cancellation));
        await first.DisposeAsync();
        Assert.Equal(Records[..1], await second.ReadAsync(Cancellation));
    }

    [Fact]
    public async Task Only_its_owner_can_read_it()
    {
        await WriteAsync(Records[0]);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(FilePath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        await WriteAsync(Records[1]);

        // Windows has no such modes.
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(FilePath) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task A_folder_in_its_place_is_a_clear_error()
    {
        Directory.CreateDirectory(FilePath);
        await using FilePaymentJournal journal = new(FilePath);

        PaymentJournalException refused = await Assert.ThrowsAsync<PaymentJournalException>(async () => await journal.AppendAsync(Records[0], Cancellation));

        Assert.Contains(FilePath, refused.Message, StringComparison.Ordinal);
    }

    private async Task WriteAsync(params PaymentRecord[] records)
    {
        await using FilePaymentJournal journal = new(FilePath);
        foreach (PaymentRecord record in records)
        {
            await journal.AppendAsync(record, Cancellation);
        }
    }
}
