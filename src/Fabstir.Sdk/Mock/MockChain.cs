using System.Runtime.CompilerServices;
using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Blocks with one transaction each, a second apart. Hashes are counted, so that every run is the same. Thread-safe.</summary>
internal sealed class MockChain(DateTimeOffset start)
{
    private readonly Lock _lock = new();
    private readonly List<BlockHeader> _blocks = [CreateBlock(0, start)];
    private readonly List<Log> _logs = [];
    private readonly Dictionary<Bytes32, TransactionReceipt> _receipts = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The newest block.</summary>
    public BlockHeader Head
    {
        get
        {
            lock (_lock)
            {
                return _blocks[^1];
            }
        }
    }

    public BlockHeader? Find(BlockReference block)
    {
        lock (_lock)
        {
            return block == BlockReference.Earliest ? _blocks[0]
                : block.Number is not { } number ? _blocks[^1]
                : number < (ulong)_blocks.Count ? _blocks[(int)number]
                : null;
        }
    }

    public TransactionReceipt? FindReceipt(Bytes32 hash)
    {
        lock (_lock)
        {
            return _receipts.GetValueOrDefault(hash);
        }
    }

    /// <summary>A block without a transaction.</summary>
    public void Mine(TimeSpan after)
    {
        lock (_lock)
        {
            _blocks.Add(CreateBlock(_blocks[^1].Number + 1, _blocks[^1].Timestamp + after));
        }
    }

    /// <summary>A block with one transaction.</summary>
    public TransactionReceipt Mine(Bytes32 hash, Address from, Address? to, IReadOnlyList<(Address Contract, AbiArray<Bytes32> Topics, Bytes Data)> emitted)
    {
        lock (_lock)
        {
            BlockHeader block = CreateBlock(_blocks[^1].Number + 1, _blocks[^1].Timestamp + TimeSpan.FromSeconds(1));
            Log[] logs =
            [
                .. emitted.Select((log, index) => new Log
                {
                    Address = log.Contract,
                    Topics = log.Topics,
                    Data = log.Data,
                    BlockNumber = block.Number,
                    BlockHash = block.Hash,
                    TransactionHash = hash,
                    Index = (uint)index,
                }),
            ];
            TransactionReceipt receipt = new()
            {
                TransactionHash = hash,
                BlockNumber = block.Number,
                BlockHash = block.Hash,
                From = from,
                To = to,
                Succeeded = true,
                GasUsed = 0,
                EffectiveGasPrice = Wei.Zero,
                Logs = logs,
            };
            _blocks.Add(block);
            _logs.AddRange(logs);
            _receipts[hash] = receipt;
            _changed.SetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return receipt;
        }
    }

    public IReadOnlyList<Log> FindLogs(LogQuery query)
    {
        ulong first = query.Blocks.From.Number ?? 0;
        ulong last = query.Blocks.To.Number ?? ulong.MaxValue;
        lock (_lock)
        {
            return [.. _logs.Where(log => log.BlockNumber >= first && log.BlockNumber <= last && Matches(log, query.Address, query.Topics))];
        }
    }

    public async IAsyncEnumerable<Log> FollowAsync(
        Address contract, AbiArray<AbiArray<Bytes32>> topics, ulong first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int position = 0;
        while (true)
        {
            Log[] news;
            Task changed;
            lock (_lock)
            {
                news = [.. _logs.Skip(position)];
                position = _logs.Count;
                changed = _changed.Task;
            }

            foreach (Log log in news.Where(log => log.BlockNumber >= first && Matches(log, contract, topics)))
            {
                yield return log;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool Matches(Log log, Address contract, AbiArray<AbiArray<Bytes32>> topics)
    {
        for (int i = 0; i < topics.Length; i++)
        {
            if (!topics[i].IsEmpty && (i >= log.Topics.Length || !topics[i].AsSpan().Contains(log.Topics[i])))
            {
                return false;
            }
        }

        return log.Address == contract;
    }

    private static BlockHeader CreateBlock(ulong number, DateTimeOffset time) => new()
    {
        Number = number,
        Hash = Keccak256.Hash(FormattableString.Invariant($"mock block {number}")),
        ParentHash = number == 0 ? Bytes32.Zero : Keccak256.Hash(FormattableString.Invariant($"mock block {number - 1}")),
        Timestamp = time,
        BaseFeePerGas = Wei.Zero,
    };
}
