using Fabstir.Abi;
using Fabstir.Host.Tests.Support;

namespace Fabstir.Host.Tests.Claims;

public sealed class ClaimDurabilityTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_claim_and_all_that_it_claims_are_on_the_disk_before_it_is_sent()
    {
        MemoryJournalFile disk = new();
        await using MemoryMarket market = await MemoryMarket.StartAsync(static options => options.Journal.FlushInterval = TimeSpan.FromSeconds(10), open: _ => disk);
        (FabstirSession session, IServedSession served) = await market.AdmitAsync();
        await served.AnswerAsync(1_500);
        Assert.Equal(0, disk.OnDisk);
        List<(UInt256 Proven, int Written)> flushes = [];
        disk.Flushing = () => flushes.Add((market.World.State.Sessions.Single(one => one.Id == session.Id).Tokens, disk.Bytes.Length));

        market.World.AdvanceTime(TimeSpan.FromSeconds(10));
        await market.Book.RunOnceAsync(Cancellation);

        Assert.Equal((UInt256)1_400u, (await session.GetStateAsync(Cancellation)).ProvenTokens);
        (UInt256 proven, int written) = Assert.Single(flushes);
        Assert.Equal(UInt256.Zero, proven);
        SessionJournal.Open("memory", disk, out IReadOnlyList<SessionRecord> records, out _);
        Assert.IsType<SessionRecord.ClaimPlanned>(records[^2]);
        Assert.Equal(disk.Bytes.Length - SessionRecordFormat.Write(records[^1]).Length, written);
    }

    [Fact]
    public async Task A_claim_that_cannot_be_written_down_is_not_sent()
    {
        MemoryJournalFile disk = new();
        await using MemoryMarket market = await MemoryMarket.StartAsync(open: _ => disk);
        (FabstirSession session, IServedSession served) = await market.AdmitAsync();
        await served.AnswerAsync(1_500);
        disk.Room = disk.Bytes.Length + 10;

        market.World.AdvanceTime(TimeSpan.FromSeconds(10));
        await market.Book.RunOnceAsync(Cancellation);

        Assert.Equal(UInt256.Zero, (await session.GetStateAsync(Cancellation)).ProvenTokens);
    }
}
