using System.Net;
using System.Text.Json.Nodes;
using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

/// <summary>Whatever happens when a transaction is handed over: it is on chain once, or the caller knows that it is not, or that nobody knows.</summary>
public sealed class BroadcastTests
{
    /// <summary>Troubles after which the node has the transaction.</summary>
    public static TheoryData<string, Behaviour> TakenAllTheSame { get; } = new()
    {
        { "the answer is lost", NodeFaults.LoseAnswer },
        { "already known", NodeFaults.FailAfterServing(-32000, "already known") },
        { "anvil's code for everything", NodeFaults.FailAfterServing(-32003, "transaction already imported") },
        { "nonce too low", NodeFaults.FailAfterServing(-32000, "nonce too low") },
        { "an internal error", NodeFaults.FailAfterServing(-32603, "internal error") },
        { "a hash of something else", serve => { serve(); return Keccak256.Hash("else").ToString(); } },
        { "no hash", serve => { serve(); return null; } },
        { "HTTP 502", serve => { serve(); return NodeFaults.Http(HttpStatusCode.BadGateway)(serve); } },
        { "a page", serve => { serve(); return NodeFaults.Http(HttpStatusCode.OK, "<html></html>")(serve); } },
        { "HTTP 429", serve => { serve(); return NodeFaults.Http(HttpStatusCode.TooManyRequests)(serve); } },
    };

    /// <summary>Troubles after which the node does not have the transaction.</summary>
    public static TheoryData<string, Behaviour> NotTaken { get; } = new()
    {
        { "the request is lost", NodeFaults.LoseCall },
        { "HTTP 429", NodeFaults.Http(HttpStatusCode.TooManyRequests) },
        { "HTTP 503", NodeFaults.Http(HttpStatusCode.ServiceUnavailable) },
        { "a page", NodeFaults.Http(HttpStatusCode.OK, "<html></html>") },
        { "an error that passes", NodeFaults.Fail(-32000, "txpool is full") },
        { "a hash of something else", NodeFaults.Answer(Keccak256.Hash("else").ToString()) },
    };

    [Theory]
    [MemberData(nameof(TakenAllTheSame), DisableDiscoveryEnumeration = true)]
    public async Task A_transaction_that_the_node_has_is_not_sent_again(string trouble, Behaviour behaviour)
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        world.Node.Next("eth_sendRawTransaction", behaviour);

        TransactionHandle handle = await world.SendAsync(transport);
        await world.WaitAsync(handle);

        Assert.Equal(handle.Hash, Assert.Single(world.Node.Chain.Mined).Hash);
        Assert.True(world.Node.CountOf("eth_sendRawTransaction") == 1, trouble);
    }

    [Theory]
    [MemberData(nameof(NotTaken), DisableDiscoveryEnumeration = true)]
    public async Task A_transaction_that_did_not_arrive_is_sent_again_with_the_same_bytes(string trouble, Behaviour behaviour)
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        world.Node.Next("eth_sendRawTransaction", behaviour, behaviour);

        TransactionHandle handle = await world.SendAsync(transport);
        await world.WaitAsync(handle);

        Assert.Equal(handle.Hash, Assert.Single(world.Node.Chain.Mined).Hash);
        string[] sent = SentBytes(world);
        Assert.True(sent.Length == 3, trouble);
        Assert.Single(sent.Distinct());
    }

    [Fact]
    public async Task A_transaction_that_was_mined_while_its_answer_was_lost_is_found()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        world.Node.Next("eth_sendRawTransaction", serve =>
        {
            serve();
            world.Node.Chain.Mine(world.Time.GetUtcNow());
            return NodeFaults.LoseAnswer(() => null);
        });

        TransactionHandle handle = await world.SendAsync(transport);

        Assert.Equal(handle.Hash, Assert.Single(world.Node.Chain.Mined).Hash);
        Assert.Equal(1, world.Node.CountOf("eth_sendRawTransaction"));
    }

    [Fact]
    public async Task A_node_that_only_has_the_receipt_has_the_transaction()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        world.Node.Always("eth_getTransactionByHash", NodeFaults.Answer(null));
        world.Node.Next("eth_sendRawTransaction", serve =>
        {
            serve();
            world.Node.Chain.Mine(world.Time.GetUtcNow());
            return NodeFaults.LoseAnswer(() => null);
        });

        await world.SendAsync(transport);

        Assert.Equal(1, world.Node.CountOf("eth_sendRawTransaction"));
    }

    [Fact]
    public async Task A_refused_transaction_is_an_error_and_leaves_its_nonce_to_the_next_one()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        Behaviour refuse = NodeFaults.Fail(-32000, "insufficient funds for gas * price + value");
        world.Node.Next("eth_sendRawTransaction", refuse, refuse, refuse);

        JsonRpcException error = await Assert.ThrowsAsync<JsonRpcException>(() => world.SendAsync(transport));
        TransactionHandle next = await world.SendAsync(transport);

        Assert.Equal(-32000, error.Code);
        FakeTransaction waiting = Assert.Single(world.Node.Chain.Pool);
        Assert.Equal((next.Hash, 0UL), (waiting.Hash, waiting.Nonce));
    }

    [Fact]
    public async Task A_node_that_was_never_reached_does_not_have_it_and_the_nonce_is_the_next_ones()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        world.Node.Next("eth_sendRawTransaction", NodeFaults.RefuseConnection);

        await Assert.ThrowsAsync<NodeUnreachableException>(() => world.SendAsync(transport));
        await world.SendAsync(transport);

        Assert.Equal(0UL, Assert.Single(world.Node.Chain.Pool).Nonce);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_nonce_that_somebody_else_took_is_named_and_not_replaced_by_another(bool mined)
    {
        using World world = new();
        // While it waits to be mined, too: no block comes before the conflict is found.
        world.Node.BlockTime = TimeSpan.FromMinutes(1);
        JsonRpcTransport transport = world.CreateTransport();
        world.Node.Next("eth_sendRawTransaction", serve =>
        {
            // Between the question for the nonce and the transaction, somebody else sends with the same key.
            world.Node.Chain.AddForeign(world.Signer.Address, 0);
            if (mined)
            {
                world.Node.Chain.Mine(world.Time.GetUtcNow());
            }

            return serve();
        });

        NonceConflictException conflict = await Assert.ThrowsAsync<NonceConflictException>(() => world.SendAsync(transport));
        Assert.Equal((world.Signer.Address, 0UL), (conflict.From, conflict.Nonce));
        Assert.Single(SentBytes(world).Distinct());
        Assert.Equal(3, SentBytes(world).Length);

        await world.WaitAsync(await world.SendAsync(transport));
        Assert.Equal([0UL, 1], world.Node.Chain.Mined.Select(transaction => transaction.Nonce));
    }

    [Fact]
    public async Task One_look_up_at_a_node_that_lags_behind_does_not_make_a_conflict()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        world.Node.Next("eth_sendRawTransaction", NodeFaults.LoseAnswer);
        // Another node behind the same URL: it does not know the transaction yet.
        world.Node.Next("eth_getTransactionByHash", NodeFaults.Answer(null), NodeFaults.Answer(null));

        TransactionHandle handle = await world.SendAsync(transport);

        Assert.Equal(handle.Hash, world.Node.Locked(chain => chain.Mined.Concat(chain.Pool).Single().Hash));
    }

    [Fact]
    public async Task A_node_that_dies_leaves_the_outcome_unknown_and_the_transaction_is_sent_first_when_it_is_back()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport(options: new() { OutcomeTimeout = TimeSpan.FromMinutes(3) });
        world.Node.Next("eth_sendRawTransaction", serve =>
        {
            foreach (string method in new[] { "eth_sendRawTransaction", "eth_getTransactionCount", "eth_getTransactionByHash", "eth_getTransactionReceipt" })
            {
                world.Node.Always(method, NodeFaults.RefuseConnection);
            }

            return NodeFaults.LoseCall(serve);
        });
        DateTimeOffset started = world.Time.GetUtcNow();

        TransactionOutcomeUnknownException unknown = await Assert.ThrowsAsync<TransactionOutcomeUnknownException>(() => world.SendAsync(transport));

        Assert.Equal((world.Signer.Address, 0UL), (unknown.From, unknown.Nonce));
        Assert.IsType<NodeUnreachableException>(unknown.InnerException);
        Assert.InRange(world.Time.GetUtcNow() - started, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(3.1));

        foreach (string method in new[] { "eth_sendRawTransaction", "eth_getTransactionCount", "eth_getTransactionByHash", "eth_getTransactionReceipt" })
        {
            world.Node.Always(method, NodeFaults.Serve);
        }

        TransactionHandle next = await world.SendAsync(transport);
        await world.WaitAsync(next);
        Assert.Equal([(unknown.Hash, 0UL), (next.Hash, 1UL)], world.Node.Chain.Mined.Select(mined => ((Bytes32?)mined.Hash, mined.Nonce)));
    }

    [Fact]
    public async Task A_transaction_that_the_node_lost_is_sent_again_before_the_next_one()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport();
        TransactionHandle first = await world.SendAsync(transport);
        world.Node.Locked(chain => chain.Pool.Clear());

        TransactionHandle second = await world.SendAsync(transport);

        Assert.Equal([first.Hash, second.Hash], world.Node.Chain.Pool.Select(waiting => waiting.Hash));
    }

    private static string[] SentBytes(World world) =>
    [
        .. world.Node.Bodies.Select(body => JsonNode.Parse(body)!)
            .Where(call => (string)call["method"]! == "eth_sendRawTransaction")
            .Select(call => (string)call["params"]![0]!),
    ];
}
