using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

/// <summary>A clock, a node on a chain of its own, and a funded account.</summary>
internal sealed class World : IDisposable
{
    // Nonces are shared by the whole process: on a chain id of its own, no test sees those of another.
    private static int _lastChainId = 1_000_000;

    private readonly List<IDisposable> _disposables = [];

    public World()
    {
        ChainId = (ulong)Interlocked.Increment(ref _lastChainId);
        Node = new FakeNode(Time, ChainId);
        Signer = LocalSigner.FromHex("0x0123456789012345678901234567890123456789012345678901234567890123");
    }

    public ulong ChainId { get; }

    public ManualTime Time { get; } = new();

    public FakeNode Node { get; }

    public LocalSigner Signer { get; }

    /// <summary>How often a transport asks again. Most tests look at what becomes of one answer.</summary>
    public int Retries { get; init; }

    public static Address Contract { get; } = Address.Parse("0x00000000000000000000000000000000000000aa");

    public static ContractMessage Ping { get; } = new()
    {
        To = Contract,
        Calldata = new byte[] { 0x5c, 0x36, 0xb1, 0x86 },
        Signature = "ping()",
        DecodeRevert = data => new TestError(Bytes.Create(data)),
    };

    /// <summary>Sends the ping.</summary>
    public Task<TransactionHandle> SendAsync(JsonRpcTransport transport) => RunAsync(transport.SendAsync(Ping, cancellationToken: Test.Token));

    /// <summary>Waits for so many confirmations.</summary>
    public Task<TransactionReceipt> WaitAsync(TransactionHandle handle, int confirmations = 1) => RunAsync(handle.WaitAsync(confirmations, Test.Token));

    /// <summary>Mines blocks with so many logs each. Nothing else is mined from now on.</summary>
    public void Mine(params int[] logs)
    {
        Node.BlockTime = TimeSpan.FromDays(100);
        Node.Locked(chain => Array.ForEach(logs, count => chain.Mine(Time.GetUtcNow(), logs: count)));
    }

    public JsonRpcTransport CreateTransport(bool signs = true, JsonRpcTransportOptions? options = null)
    {
        options = (options ?? new JsonRpcTransportOptions()) with { TimeProvider = Time, MaxRetries = Retries };
        HttpClient client = new(Node, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        JsonRpcTransport transport = new(client, new Uri("http://node.test:8545/"), signs ? Signer : null, options);
        _disposables.Add(transport);
        _disposables.Add(client);
        return transport;
    }

    /// <summary>Disposes something at the end of the test.</summary>
    public T Own<T>(T disposable)
        where T : IDisposable
    {
        _disposables.Insert(0, disposable);
        return disposable;
    }

    /// <summary>Takes blocks back as soon as the chain has so many, before anybody is told of the last one.</summary>
    public void ReorganiseAt(ulong head, int depth, bool keepTransactions)
    {
        bool isDone = false;
        Node.Always("eth_getBlockByNumber", serve =>
        {
            if (!isDone && Node.Chain.Head.Number >= head)
            {
                isDone = true;
                Node.Chain.Reorganise(depth, keepTransactions);
            }

            return serve();
        });
    }

    public Task<T> RunAsync<T>(Task<T> task) => Time.RunAsync(task);

    public Task RunAsync(Task task) => Time.RunAsync(task);

    public void Dispose()
    {
        _disposables.ForEach(disposable => disposable.Dispose());
        Signer.Dispose();
        Node.Dispose();
    }
}

internal sealed record TestError(Bytes Data) : ContractError;
