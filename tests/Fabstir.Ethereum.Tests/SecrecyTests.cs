using System.Text.Json;
using Fabstir.Abi;
using Microsoft.Extensions.Logging;

namespace Fabstir.Ethereum.Tests;

/// <summary>A planted key is looked for wherever text comes from.</summary>
public sealed class SecrecyTests
{
    private const string Digits = "5d1c0ffee5ec2e7000000000000000000000000000000000000000005ec2e75d";
    private const string Calldata = "5c36b186";

    [Fact]
    public void A_signer_shows_its_address_and_nothing_else()
    {
        using LocalSigner signer = LocalSigner.FromHex("0x" + Digits);

        Assert.Equal($"LocalSigner({signer.Address})", signer.ToString());
        Assert.Equal($$"""{"Address":"{{signer.Address}}"}""", JsonSerializer.Serialize(signer));
        Assert.All(
            typeof(LocalSigner).GetProperties(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic),
            property => Assert.Equal(nameof(LocalSigner.Address), property.Name));
        AssertHidden(JsonSerializer.Serialize(new JsonRpcTransportOptions()));
    }

    [Fact]
    public void Refused_keys_are_not_repeated()
    {
        AssertHidden(Assert.Throws<ArgumentException>(() => LocalSigner.FromHex(Digits)).ToString());
        AssertHidden(Assert.Throws<ArgumentException>(() => LocalSigner.FromHex("0x" + Digits + "00")).ToString());
        AssertHidden(Assert.Throws<ArgumentException>(() => LocalSigner.FromHex("0x" + Digits[1..] + "g")).ToString());
        AssertHidden(Assert.Throws<ArgumentException>(() => LocalSigner.FromKey([.. Bytes.Parse("0x" + Digits).AsSpan(), 0])).ToString());
        AssertHidden(Assert.Throws<ArgumentException>(() => LocalSigner.FromHex("0x" + new string('f', 48) + Digits[^16..])).ToString());
    }

    [Fact]
    public async Task No_trouble_shows_the_key_or_logs_calldata()
    {
        using World world = new();
        using RecordingLogger logger = new();
        using LocalSigner signer = LocalSigner.FromHex("0x" + Digits);
        using HttpClient client = new(world.Node, disposeHandler: false);
        using JsonRpcTransport transport = new(client, new Uri("http://node.test/v2/a-key-in-the-path"), signer, new() { TimeProvider = world.Time, MaxRetries = 0, LoggerFactory = logger });
        List<Exception> troubles = [];

        // Each line of the log is provoked once.
        world.Node.Next("eth_sendRawTransaction", NodeFaults.LoseAnswer);
        world.Node.Next("eth_getBlockByNumber", NodeFaults.Serve, NodeFaults.Serve, NodeFaults.RefuseConnection);
        TransactionHandle handle = await world.SendAsync(transport);
        world.Node.Locked(chain => chain.Pool.Clear());
        await world.WaitAsync(handle);
        world.Node.Next("eth_getTransactionReceipt", serve =>
        {
            System.Text.Json.Nodes.JsonNode receipt = serve()!;
            receipt["blockHash"] = Keccak256.Hash("another branch").ToString();
            return receipt;
        });
        await world.WaitAsync(handle);
        world.Node.MaxBatch = 1;
        JsonRpcBatch batch = transport.CreateBatch();
        Task[] calls = [batch.CallAsync(World.Ping, cancellationToken: Test.Token), batch.CallAsync(World.Ping, cancellationToken: Test.Token)];
        await batch.SendAsync(Test.Token);
        await Task.WhenAll(calls);
        world.Node.Methods.MaxLogRange = 1;
        await transport.GetLogsAsync(new LogQuery { Address = World.Contract, Topics = [], Blocks = new BlockRange(0, 1) }, Test.Token);

        foreach (Behaviour behaviour in new[] { NodeFaults.Fail(-32000, "no"), NodeFaults.RefuseConnection, NodeFaults.LoseCall })
        {
            world.Node.Always("eth_sendRawTransaction", behaviour);
            troubles.Add(await Assert.ThrowsAnyAsync<EthereumException>(() => world.SendAsync(transport)));
        }

        signer.Dispose();
        world.Node.Always("eth_sendRawTransaction", NodeFaults.Serve);
        troubles.Add(await Assert.ThrowsAsync<ObjectDisposedException>(() => world.SendAsync(transport)));

        Assert.Equal("Fabstir.Ethereum", logger.Category);
        Assert.Equal([1, 2, 3, 4, 5, 6], logger.Lines.Select(line => line.Id).Distinct().Order());
        Assert.All(logger.Lines, line => Assert.Equal(line.Id <= 2 ? LogLevel.Information : LogLevel.Warning, line.Level));
        Assert.All(logger.Lines.Select(line => line.Text).Concat(troubles.Select(trouble => trouble.ToString())), text =>
        {
            AssertHidden(text);
            Assert.DoesNotContain("a-key-in-the-path", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Calldata, text, StringComparison.OrdinalIgnoreCase);
        });
        AssertHidden(transport.ToString());
        AssertHidden(handle.ToString()!);
    }

    [Fact]
    public async Task No_replacement_fail_over_or_journal_shows_the_key()
    {
        using World world = new();
        using RecordingLogger logger = new();
        using LocalSigner signer = LocalSigner.FromHex("0x" + Digits);
        Hosts hosts = new();
        using HttpClient client = new(hosts);
        hosts.Add("a.test", world.Node);
        hosts.Add("b.test", world.Node);
        using JsonRpcTransport transport = new(
            client,
            [new Uri("http://a.test/v2/a-key-in-the-path"), new Uri("http://b.test/v2/a-key-in-the-path")],
            signer,
            new() { TimeProvider = world.Time, MaxRetries = 0, LoggerFactory = logger, ReplaceAfterBlocks = 2 });
        RecordingJournal journal = new() { OnEnded = (_, _) => throw new IOException("the disk is full") };

        // 15 and 14: a nonce that nobody uses, which cannot be filled at first. 13: the other endpoint is asked. 12, 11 and 10: replaced at the second attempt, and the outcome is lost.
        FakeTransaction foreign = world.Node.Locked(chain => chain.AddForeign(signer.Address, 0));
        world.Node.BlockTime = TimeSpan.FromSeconds(15);
        TransactionHandle handle = await world.RunAsync(transport.SendAsync(World.Ping, new() { Journal = journal }, Test.Token));
        world.Node.Locked(chain => chain.Pool.Remove(foreign));
        journal.OnSigned = _ =>
        {
            journal.OnSigned = _ => { };
            throw new IOException("the disk is full");
        };
        world.Node.Next("eth_maxPriorityFeePerGas", NodeFaults.RefuseConnection, NodeFaults.RefuseConnection);
        world.Node.Chain.LeastFee = 1_050_000_000;
        await world.WaitAsync(handle);

        Assert.Superset(new HashSet<int> { 10, 11, 12, 13, 14, 15 }, logger.Lines.Select(line => line.Id).ToHashSet());
        string[] texts =
        [
            .. logger.Lines.Select(line => line.Text),
            .. journal.Signed.Select(intent => intent.ToString()),
            .. journal.Signed.Select(intent => JsonSerializer.Serialize(intent)),
            JsonSerializer.Serialize(handle),
            transport.ToString(),
        ];
        Assert.All(texts, text =>
        {
            AssertHidden(text);
            Assert.DoesNotContain("a-key-in-the-path", text, StringComparison.Ordinal);
        });
    }

    private static void AssertHidden(string text)
    {
        // A part of the key would be a start.
        Assert.DoesNotContain(Digits[..16], text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Digits[^16..], text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Convert.ToBase64String(Convert.FromHexString(Digits))[..16], text, StringComparison.Ordinal);
    }
}
