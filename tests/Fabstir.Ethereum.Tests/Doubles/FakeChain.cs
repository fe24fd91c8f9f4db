using System.Globalization;
using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

internal sealed record FakeTransaction(Bytes32 Hash, Address From, ulong Nonce, Address? To, Bytes Data, ulong GasLimit, Bytes Raw)
{
    public int ReceiptRequests { get; set; }

    /// <summary>The most that it pays for a unit of gas, in wei; a gas price where it has no tip.</summary>
    public UInt256 MaxFee { get; init; } = UInt256.MaxValue;

    public UInt256 Tip { get; init; } = UInt256.MaxValue;
}

internal sealed record FakeBlock(ulong Number, Bytes32 Hash, Bytes32 ParentHash, DateTimeOffset Time)
{
    public List<FakeTransaction> Transactions { get; } = [];

    /// <summary>How many logs the test's contract emits in it.</summary>
    public int Logs { get; init; }
}

/// <summary>Blocks, and transactions that wait for them. Transactions are mined in the order of their nonces.</summary>
internal sealed class FakeChain
{
    private int _branch;

    public FakeChain(DateTimeOffset start) => Blocks.Add(new FakeBlock(0, HashOf(0), default, start));

    public List<FakeBlock> Blocks { get; } = [];

    public List<FakeTransaction> Pool { get; } = [];

    public FakeBlock Head => Blocks[^1];

    /// <summary>What offers less is not mined, in wei.</summary>
    public UInt256 LeastFee { get; set; }

    /// <summary>Whether transactions are mined and fail.</summary>
    public bool Reverts { get; set; }

    public IEnumerable<FakeTransaction> Mined => Blocks.SelectMany(block => block.Transactions);

    public void Mine(DateTimeOffset time, int most = int.MaxValue, int logs = 0)
    {
        FakeBlock block = new(Head.Number + 1, HashOf(Head.Number + 1), Head.Hash, time) { Logs = logs };
        Blocks.Add(block);
        while (block.Transactions.Count < most && Pool.OrderBy(transaction => transaction.Nonce).FirstOrDefault(transaction => transaction.Nonce == Count(transaction.From) && transaction.MaxFee >= LeastFee) is { } next)
        {
            Pool.Remove(next);
            block.Transactions.Add(next);
        }

        Pool.RemoveAll(transaction => transaction.Nonce < Count(transaction.From));
    }

    /// <summary>A transaction of the account from somewhere else, signed with the same key.</summary>
    public FakeTransaction AddForeign(Address account, ulong nonce)
    {
        FakeTransaction foreign = new(Keccak256.Hash(string.Create(CultureInfo.InvariantCulture, $"foreign {nonce}")), account, nonce, null, Bytes.Empty, 21_000, Bytes.Empty);
        Pool.Add(foreign);
        return foreign;
    }

    /// <summary>Takes the newest blocks back. Their transactions are gone, as with anvil, or wait again.</summary>
    public void Reorganise(int depth, bool keepTransactions)
    {
        _branch++;
        FakeBlock[] removed = [.. Blocks.TakeLast(depth)];
        Blocks.RemoveRange(Blocks.Count - depth, depth);
        if (keepTransactions)
        {
            Pool.AddRange(removed.SelectMany(block => block.Transactions));
        }
    }

    public FakeBlock? BlockOf(Bytes32 transaction) => Blocks.FirstOrDefault(block => block.Transactions.Any(mined => mined.Hash == transaction));

    public FakeTransaction? Find(Bytes32 hash) => Mined.Concat(Pool).FirstOrDefault(transaction => transaction.Hash == hash);

    /// <summary>How many transactions of an account are mined.</summary>
    public ulong Count(Address account, ulong block = ulong.MaxValue) =>
        (ulong)Blocks.Where(each => each.Number <= block).SelectMany(each => each.Transactions).Count(transaction => transaction.From == account);

    /// <summary>The same, with those that could be mined next.</summary>
    public ulong PendingCount(Address account)
    {
        ulong count = Count(account);
        while (Pool.Any(transaction => transaction.From == account && transaction.Nonce == count))
        {
            count++;
        }

        return count;
    }

    private Bytes32 HashOf(ulong number) => Keccak256.Hash(string.Create(CultureInfo.InvariantCulture, $"block {number} of branch {_branch}"));
}
