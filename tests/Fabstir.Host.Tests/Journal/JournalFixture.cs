using Fabstir.Abi;

namespace Fabstir.Host.Tests.Journal;

/// <summary>What journals of tests are about.</summary>
internal static class JournalFixture
{
    public static readonly Address Account = Address.Parse("0x90F79bf6EB2c4f870365E785982E1f101E93b906");

    // One of each kind, in an order that can be: what a file of this version holds, a later version has to read.
    public static readonly SessionRecord[] Records =
    [
        OpenedOf(7),
        new SessionRecord.Prompt(0, "prompt-é", Keccak256.Hash("text"), 400),
        new SessionRecord.Tokens(0, 0, 1),
        new SessionRecord.Tokens(0, 1, 250),
        new SessionRecord.Acked(0, 251),
        new SessionRecord.ClaimPlanned(0, 0, 151, Keccak256.Hash("proof"), new SignedBytes(3, Keccak256.Hash("claim"), Bytes.Create([1, 2, 3]))),
        new SessionRecord.ClaimPlanned(0, 0, 151, Keccak256.Hash("proof"), new SignedBytes(3, Keccak256.Hash("dearer claim"), Bytes.Create([4, 5]))),
        new SessionRecord.Dropped(Keccak256.Hash("claim")),
        new SessionRecord.ClaimMined(Keccak256.Hash("dearer claim"), 12, Succeeded: true),
        new SessionRecord.Tokens(0, 251, 2),
        new SessionRecord.Undelivered(0, 252),
        new SessionRecord.Ended(0),
        new SessionRecord.CompletionPlanned(new SignedBytes(4, Keccak256.Hash("completion"), Bytes.Create([6]))),
        new SessionRecord.CompletionMined(Keccak256.Hash("completion"), 13, Succeeded: true),
    ];

    public static SessionRecord.Opened OpenedOf(uint session) =>
        new(84532, Account, new SessionIdentity(session, Account, Account, Keccak256.Hash($"opening of {session}")), Keccak256.Hash("model"), Proven: 0);

    /// <summary>The sums of the first records, added up by hand.</summary>
    public static (long Served, long Proven) SumsOf(int records)
    {
        long[] served = [0, 0, 1, 251, 251, 251, 251, 251, 251, 253, 252, 252, 252, 252];
        return records == 0 ? (0, 0) : (served[records - 1], records >= 9 ? 151 : 0);
    }
}
