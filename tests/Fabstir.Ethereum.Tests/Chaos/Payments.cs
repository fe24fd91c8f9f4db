using System.Globalization;
using System.Text.Json.Nodes;
using Fabstir.Abi;
using Fabstir.Chaos;

namespace Fabstir.Ethereum.Tests;

/// <summary>
/// Pays amounts that are all different to recipients that are all different, over providers that go wrong, as a program does that must neither lose nor
/// double one: what was not sent is sent again, what nobody knows is resumed.
/// </summary>
internal sealed class Payments : IDisposable
{
    private static int _lastAccount;

    private readonly AnvilChain _chain;
    private readonly LocalSigner _signer;
    private readonly ChaosRpc _network = new();
    private readonly HttpClient _client;
    private readonly List<ChaosNode> _nodes = [];
    private readonly List<(Address To, UInt256 Amount)> _paid = [];

    private Payments(AnvilChain chain, ChaosOptions[] providers, JsonRpcTransportOptions options)
    {
        _chain = chain;
        int account = Interlocked.Increment(ref _lastAccount);
        _signer = LocalSigner.FromHex("0x" + account.ToString("x64", CultureInfo.InvariantCulture));
        _client = new HttpClient(_network) { Timeout = Timeout.InfiniteTimeSpan };
        _nodes.AddRange(providers.Select(provider => new ChaosNode(chain.Node, provider)));
        Uri[] endpoints = [.. _nodes.Select((node, i) => _network.Add($"provider{i}.test", node))];
        Transport = new JsonRpcTransport(_client, endpoints, _signer, options with
        {
            ChainId = chain.ChainId,
            PollInterval = TimeSpan.FromMilliseconds(20),
            MaxLag = TimeSpan.FromSeconds(2),
        });
    }

    public JsonRpcTransport Transport { get; }

    public Address Account => _signer.Address;

    public ISigner Signer => _signer;

    public IReadOnlyList<ChaosNode> Nodes => _nodes;

    public static async Task<Payments> StartAsync(AnvilChain chain, JsonRpcTransportOptions options, params ChaosOptions[] providers)
    {
        Payments payments = new(chain, providers, options);
        await chain.AskAsync("anvil_setBalance", payments.Account.ToString(), "0x56bc75e2d63100000");
        return payments;
    }

    /// <summary>Makes so many payments at once, and waits for all of them.</summary>
    public async Task<TransactionHandle[]> PayAsync(int count, TransactionOptions? options = null)
    {
        int first = _paid.Count + 1;
        return await Task.WhenAll(Enumerable.Range(first, count).Select(number => PayOneAsync(number, options ?? new TransactionOptions())));
    }

    /// <summary>Looks at the chain itself: each nonce once and each payment once, and nothing else but transfers of nothing.</summary>
    public async Task AssertBooksAsync()
    {
        List<(ulong Nonce, Address To, UInt256 Value)> mined = await ReadBlocksAsync();
        Assert.Equal(Enumerable.Range(0, mined.Count).Select(nonce => (ulong)nonce), mined.Select(entry => entry.Nonce).Order());
        Assert.Equal(
            _paid.OrderBy(payment => payment.Amount),
            mined.Where(entry => entry.To != Account || !entry.Value.IsZero).Select(entry => (entry.To, Amount: entry.Value)).OrderBy(payment => payment.Amount));
        foreach ((Address to, UInt256 amount) in _paid)
        {
            Assert.Equal(amount, UInt256.Parse((string)(await _chain.AskAsync("eth_getBalance", to.ToString(), "latest"))!));
        }
    }

    public void Dispose()
    {
        Transport.Dispose();
        _client.Dispose();
        _network.Dispose();
        _nodes.ForEach(node => node.Dispose());
        _signer.Dispose();
    }

    private async Task<TransactionHandle> PayOneAsync(int number, TransactionOptions options)
    {
        // Below 2^160, and nobody's: the account and the number of the payment.
        Address to = Address.Parse("0xc0ffee00" + Account.ToString()[2..22].ToLowerInvariant() + number.ToString("x12", CultureInfo.InvariantCulture));
        lock (_paid)
        {
            _paid.Add((to, (UInt256)number));
        }

        ContractMessage message = new() { To = to, Calldata = ReadOnlyMemory<byte>.Empty, Value = new Wei((UInt256)number), Signature = "payment" };
        RecordingJournal journal = new();
        TransactionHandle handle = await InsistAsync(
            () => Transport.SendAsync(message, options with { Journal = journal }, Test.Token),
            () => Transport.ResumeAsync(journal.Signed[^1].Raw, options with { Journal = journal }, Test.Token));
        TransactionReceipt receipt = await InsistAsync(() => handle.WaitAsync(cancellationToken: Test.Token), () => handle.WaitAsync(cancellationToken: Test.Token));

        // What a restart would find: every intent ended, and one of them mined.
        Assert.Equal(journal.Signed.Select(intent => intent.Hash).ToHashSet(), journal.Ended.Select(entry => entry.Intent.Hash).ToHashSet());
        Assert.IsType<TransactionOutcome.Mined>(journal.OutcomesOf(receipt.TransactionHash)[^1]);
        return handle;
    }

    /// <param name="act">What to do again as long as it fails: nothing was sent then.</param>
    /// <param name="lookUp">What to do instead, when nobody knows what became of it.</param>
    private static async Task<T> InsistAsync<T>(Func<Task<T>> act, Func<Task<T>> lookUp)
    {
        const int Patience = 200;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await act();
            }
            catch (TransactionOutcomeUnknownException) when (attempt < Patience)
            {
                act = lookUp;
            }
            catch (EthereumException) when (attempt < Patience)
            {
            }
        }
    }

    private async Task<List<(ulong Nonce, Address To, UInt256 Value)>> ReadBlocksAsync()
    {
        List<(ulong, Address, UInt256)> found = [];
        ulong head = await _chain.Node.GetHeadAsync(Test.Token);
        for (ulong number = 0; number <= head; number++)
        {
            JsonNode block = (await _chain.AskAsync("eth_getBlockByNumber", UpstreamNode.Quantity(number), true))!;
            found.AddRange(block["transactions"]!.AsArray()
                .Where(transaction => Address.Parse((string)transaction!["from"]!) == Account)
                .Select(transaction => (
                    UpstreamNode.Number(transaction!["nonce"]), Address.Parse((string)transaction["to"]!), UInt256.Parse((string)transaction["value"]!))));
        }

        return found;
    }
}
