using System.Net;

namespace Fabstir.Ethereum.Tests;

/// <summary>Several endpoints: one is asked until it fails, then the next, and none of another chain.</summary>
public sealed class FailoverTests
{
    /// <summary>What says something about an endpoint, and nothing about what it was asked.</summary>
    public static TheoryData<string, Func<HttpResponseMessage>> Troubles { get; } = new()
    {
        { "nobody listens", () => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused") },
        { "the answer is lost", () => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.") },
        { "HTTP 401", () => new HttpResponseMessage(HttpStatusCode.Unauthorized) },
        { "HTTP 429", () => new HttpResponseMessage(HttpStatusCode.TooManyRequests) },
        { "HTTP 503", () => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) },
        { "a page", () => new HttpResponseMessage { Content = new StringContent("<html></html>") } },
        { "another id", () => new HttpResponseMessage { Content = new StringContent("""{"jsonrpc":"2.0","id":424242,"result":"0x1"}""") } },
    };

    [Theory]
    [MemberData(nameof(Troubles), DisableDiscoveryEnumeration = true)]
    public async Task When_one_fails_the_next_is_asked_and_stays(string trouble, Func<HttpResponseMessage> fault)
    {
        using World world = new();
        Hosts hosts = new();
        JsonRpcTransport transport = Create(world, hosts, hosts.Add("a.test", world.Node), hosts.Add("b.test", world.Node));
        await transport.GetBlockNumberAsync(Test.Token);

        hosts.Break("a.test", fault);
        Assert.Equal(0UL, await transport.GetBlockNumberAsync(Test.Token));
        hosts.Repair("a.test");
        await transport.GetBlockNumberAsync(Test.Token);

        // The chain, the number; the trouble; the chain again, the number twice.
        Assert.True(hosts.Asked is ["a.test", "a.test", "a.test", "b.test", "b.test", "b.test"], trouble);
    }

    [Fact]
    public async Task One_that_wants_to_be_left_alone_for_long_does_not_keep_the_others_from_answering()
    {
        using World world = new();
        Hosts hosts = new();
        JsonRpcTransport transport = Create(world, hosts, hosts.Add("a.test", world.Node), hosts.Add("b.test", world.Node));
        hosts.Break("a.test", () =>
        {
            HttpResponseMessage refusal = new(HttpStatusCode.TooManyRequests);
            refusal.Headers.RetryAfter = new(TimeSpan.FromHours(1));
            return refusal;
        });

        Assert.Equal(0UL, await transport.GetBlockNumberAsync(Test.Token));
    }

    [Fact]
    public async Task All_of_them_are_asked_again_when_one_of_them_may_come_back()
    {
        using World world = new();
        Hosts hosts = new();
        JsonRpcTransport transport = Create(
            world, hosts, new JsonRpcTransportOptions { MaxRetries = 2 }, hosts.Add("a.test", world.Node), hosts.Add("b.test", world.Node));
        int asked = 0;
        hosts.Break("a.test", () => ++asked == 3 ? Repaired() : new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));
        hosts.Break("b.test", () => new HttpResponseMessage(HttpStatusCode.Unauthorized));

        await Assert.ThrowsAsync<NodeRefusedException>(() => world.RunAsync(transport.GetBlockNumberAsync(Test.Token)));
        Assert.Equal(["a.test", "b.test", "a.test", "b.test", "a.test", "b.test"], hosts.Asked);
        await world.RunAsync(transport.GetBlockNumberAsync(Test.Token));

        HttpResponseMessage Repaired()
        {
            hosts.Repair("a.test");
            return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        }
    }

    [Fact]
    public async Task One_that_is_on_another_chain_is_left_out()
    {
        using World world = new();
        using World other = new();
        Hosts hosts = new();
        JsonRpcTransport transport = Create(
            world, hosts, hosts.Add("a.test", world.Node), hosts.Add("other.test", other.Node), hosts.Add("c.test", world.Node));
        await transport.GetBlockNumberAsync(Test.Token);
        hosts.Break("a.test", () => new HttpResponseMessage(HttpStatusCode.BadGateway));

        Assert.Equal(0UL, await transport.GetBlockNumberAsync(Test.Token));
        hosts.Break("c.test", () => new HttpResponseMessage(HttpStatusCode.BadGateway));
        hosts.Repair("a.test");
        Assert.Equal(0UL, await transport.GetBlockNumberAsync(Test.Token));

        Assert.All(other.Node.Requests, methods => Assert.Equal(["eth_chainId"], methods));
        Assert.Single(other.Node.Requests);
    }

    [Fact]
    public async Task When_none_is_on_the_right_chain_that_is_the_error_and_the_next_call_asks_again()
    {
        using World world = new();
        using World other = new();
        Hosts hosts = new();
        Uri[] endpoints = [hosts.Add("a.test", other.Node), hosts.Add("b.test", other.Node)];
        JsonRpcTransport transport = Create(world, hosts, endpoints);

        WrongChainException wrong = await Assert.ThrowsAsync<WrongChainException>(() => transport.GetBlockNumberAsync(Test.Token));
        Assert.Equal((world.ChainId, other.ChainId), (wrong.Expected, wrong.Actual));
        other.Node.Methods.ChainId = world.ChainId;

        Assert.Equal(0UL, await transport.GetBlockNumberAsync(Test.Token));
    }

    [Fact]
    public async Task A_node_that_changes_its_chain_while_it_is_away_is_noticed()
    {
        using World world = new();
        JsonRpcTransport transport = world.CreateTransport(options: new() { ChainId = world.ChainId });
        await transport.GetBlockNumberAsync(Test.Token);
        world.Node.Next("eth_blockNumber", NodeFaults.LoseAnswer);
        await Assert.ThrowsAsync<NodeUnreachableException>(() => transport.GetBlockNumberAsync(Test.Token));
        world.Node.Methods.ChainId = 1;

        await Assert.ThrowsAsync<WrongChainException>(() => transport.GetBlockNumberAsync(Test.Token));

        Assert.Equal(2, world.Node.CountOf("eth_blockNumber"));
    }

    [Fact]
    public async Task A_transaction_whose_answer_was_lost_is_looked_up_at_the_next_and_not_sent_again()
    {
        using World world = new();
        Hosts hosts = new();
        JsonRpcTransport transport = Create(world, hosts, hosts.Add("a.test", world.Node), hosts.Add("b.test", world.Node));
        world.Node.Next("eth_sendRawTransaction", NodeFaults.LoseAnswer);

        TransactionHandle handle = await world.SendAsync(transport);

        Assert.Equal(handle.Hash, Assert.Single(world.Node.Chain.Pool).Hash);
        Assert.Equal(1, world.Node.CountOf("eth_sendRawTransaction"));
        Assert.Equal("b.test", hosts.Asked[^1]);
    }

    [Fact]
    public async Task An_account_of_the_node_is_not_asked_twice_at_any_endpoint()
    {
        using World world = new();
        Hosts hosts = new();
        JsonRpcTransport transport = Create(
            world, hosts, new JsonRpcTransportOptions { NodeAccount = World.Contract, MaxRetries = 5 }, hosts.Add("a.test", world.Node), hosts.Add("b.test", world.Node));
        world.Node.Next("eth_sendTransaction", NodeFaults.LoseAnswer);

        await Assert.ThrowsAsync<TransactionOutcomeUnknownException>(() => world.SendAsync(transport));

        Assert.Equal(1, world.Node.CountOf("eth_sendTransaction"));
    }

    [Fact]
    public void There_is_at_least_one_and_text_shows_no_more_than_hosts()
    {
        Assert.Throws<ArgumentException>(() => new JsonRpcTransport(Array.Empty<Uri>()));
        Assert.Throws<ArgumentException>(() => new JsonRpcTransport([new Uri("http://a.test"), new Uri("ftp://b.test")]));

        using JsonRpcTransport transport = new([new Uri("https://a.test/v2/a-key-in-the-path"), new Uri("http://u:p@b.test:81")]);

        Assert.Equal("JsonRpcTransport(https://a.test, http://b.test:81)", transport.ToString());
    }

    private static JsonRpcTransport Create(World world, Hosts hosts, params Uri[] endpoints) =>
        Create(world, hosts, new JsonRpcTransportOptions { MaxRetries = 0, ChainId = world.ChainId }, endpoints);

    private static JsonRpcTransport Create(World world, Hosts hosts, JsonRpcTransportOptions options, params Uri[] endpoints) =>
        world.Own(new JsonRpcTransport(
            world.Own(new HttpClient(hosts) { Timeout = Timeout.InfiniteTimeSpan }),
            endpoints,
            options.NodeAccount is null ? world.Signer : null,
            options with { TimeProvider = world.Time }));
}
