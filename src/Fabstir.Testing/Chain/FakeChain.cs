using System.Globalization;
using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Testing;

/// <summary>Blocks with one transaction each, and the logs that they have. Thread-safe.</summary>
internal sealed class FakeChain(Address account)
{
    private const ulong GasUsed = 50_000;
    private static readonly Wei GasPrice = Wei.FromGwei(1);

    private readonly Lock _lock = new();
    private readonly LogHistory _history = new();
    private ulong _head;
    private int _count;

    public LogHistory History => _history;

    public ulong Head
    {
        get
        {
            lock (_lock)
            {
                return _head;
            }
        }
    }

    public FakeTransactionHandle Add(RecordedMessage recorded, Address? created, IEnumerable<EmittedLog> emitted)
    {
        lock (_lock)
        {
            TransactionReceipt empty = CreateReceipt(recorded, succeeded: true) with { ContractAddress = created };
            Log[] logs = [.. emitted.Select((log, index) => CreateLog(log, log.Emitter ?? created ?? recorded.To, empty, (uint)index))];
            _history.Add(logs);
            return new FakeTransactionHandle(recorded.Signature, empty with { Logs = logs }, error: null);
        }
    }

    public FakeTransactionHandle AddFailed(RecordedMessage recorded, ContractError? error)
    {
        lock (_lock)
        {
            return new FakeTransactionHandle(recorded.Signature, CreateReceipt(recorded, succeeded: false), error);
        }
    }

    /// <summary>A block with a log that somebody else's transaction emitted.</summary>
    public void Emit(EmittedLog emitted)
    {
        lock (_lock)
        {
            TransactionReceipt receipt = CreateReceipt(recorded: null, succeeded: true);
            _history.Add([CreateLog(emitted, emitted.Emitter, receipt, index: 0)]);
        }
    }

    /// <summary>Takes the newest blocks back, and all that was emitted in them.</summary>
    public void TakeBack(int blocks)
    {
        lock (_lock)
        {
            _head -= Math.Min(_head, (ulong)blocks);
            _history.RemoveAbove(_head);
        }
    }

    private TransactionReceipt CreateReceipt(RecordedMessage? recorded, bool succeeded)
    {
        _head++;
        _count++;
        return new TransactionReceipt
        {
            TransactionHash = HashOf("transaction"),
            BlockNumber = _head,
            BlockHash = HashOf("block"),
            From = account,
            To = recorded?.To,
            Succeeded = succeeded,
            GasUsed = GasUsed,
            EffectiveGasPrice = GasPrice,
            Logs = [],
        };
    }

    // Counted, and not by height: after blocks were taken back, others of the same height have other hashes.
    private Bytes32 HashOf(string kind) => Keccak256.Hash(string.Create(CultureInfo.InvariantCulture, $"{kind} {_count}"));

    private static Log CreateLog(EmittedLog emitted, Address? emitter, TransactionReceipt receipt, uint index) => new()
    {
        Address = emitter ?? throw new InvalidOperationException("The transaction creates a contract: say which address emits the event."),
        Topics = emitted.Topics,
        Data = emitted.Data,
        BlockNumber = receipt.BlockNumber,
        BlockHash = receipt.BlockHash,
        TransactionHash = receipt.TransactionHash,
        Index = index,
    };
}
