using Fabstir.Abi;
using Fabstir.Host.Tests.Support;

namespace Fabstir.Host.Tests.Journal;

public sealed class SessionJournalTests : IDisposable
{
    private readonly MemoryJournalFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_full_disk_leaves_no_half_record_and_room_lets_it_go_on()
    {
        using SessionJournal journal = Open();
        journal.Append(JournalFixture.Records[0]);
        byte[] before = _file.Bytes;
        _file.Room = before.Length + 5;

        Assert.Throws<HostJournalException>(() => journal.Append(JournalFixture.Records[1]));
        Assert.Equal(before, _file.Bytes);
        _file.Room = int.MaxValue;
        journal.Append(JournalFixture.Records[1]);

        Assert.Equal(JournalFixture.Records[..2], Read());
    }

    [Fact]
    public void What_can_be_neither_written_nor_taken_back_ends_the_writing()
    {
        using SessionJournal journal = Open();
        journal.Append(JournalFixture.Records[0]);
        (_file.Room, _file.CanTruncate) = (_file.Bytes.Length + 5, false);
        Assert.Throws<HostJournalException>(() => journal.Append(JournalFixture.Records[1]));
        (_file.Room, _file.CanTruncate) = (int.MaxValue, true);

        Assert.Throws<HostJournalException>(() => journal.Append(JournalFixture.Records[1]));

        Assert.Equal(JournalFixture.Records[..1], Read());
    }

    [Fact]
    public void Only_a_flush_puts_it_on_the_disk_and_none_is_made_for_nothing()
    {
        int flushes = 0;
        _file.Flushing = () => flushes++;
        using SessionJournal journal = Open();
        journal.Append(JournalFixture.Records[0]);
        Assert.Equal(0, _file.OnDisk);

        journal.Flush();
        journal.Flush();

        Assert.Equal((_file.Bytes.Length, 1), (_file.OnDisk, flushes));
    }

    [Fact]
    public void Tokens_are_written_in_the_form_of_every_other_record()
    {
        byte[] frame = new byte[SessionRecordFormat.TokensFrameSize];
        SessionRecordFormat.WriteTokens(frame, number: 1, first: 2, count: 3);

        Assert.Equal(SessionRecordFormat.Write(new SessionRecord.Tokens(1, 2, 3)), frame);
    }

    [Fact]
    public void A_closed_journal_takes_nothing()
    {
        SessionJournal journal = Open();
        journal.Dispose();

        Assert.Throws<HostJournalException>(() => journal.Append(JournalFixture.Records[0]));
    }

    [Fact]
    public void No_record_has_the_text_of_a_prompt_or_an_answer()
    {
        using SessionLedger ledger = SessionLedger.Create(Open(), JournalFixture.OpenedOf(7));
        PromptTally prompt = ledger.Begin("id-of-the-prompt", Keccak256.Hash("secret"), maxTokens: 10);
        ledger.Serve(prompt, 1);
        ledger.End(prompt);

        string written = System.Text.Encoding.UTF8.GetString(_file.Bytes);

        Assert.Contains("id-of-the-prompt", written, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", written, StringComparison.Ordinal);
        Assert.DoesNotContain(typeof(SessionRecord).GetNestedTypes(), static type =>
            type.GetProperties().Any(static property => property.PropertyType == typeof(string) && property.Name != nameof(SessionRecord.Prompt.Id)));
    }

    private SessionJournal Open() => SessionJournal.Open("memory", _file, out _, out _);

    private IReadOnlyList<SessionRecord> Read()
    {
        SessionJournal.Open("memory", _file, out IReadOnlyList<SessionRecord> records, out _);
        return records;
    }
}
