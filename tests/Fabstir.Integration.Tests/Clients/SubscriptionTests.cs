using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Development;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Clients;

/// <summary>Events of a real chain, by polling and by announcements over WebSocket.</summary>
public sealed class SubscriptionTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Devnet Devnet => market.Devnet;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Events_come_as_their_blocks_do(bool announced)
    {
        Address to = Address.Parse(announced ? "0x00000000000000000000000000000000000050b1" : "0x00000000000000000000000000000000000050b2");
        await TransferAsync(to, 1);
        using JsonRpcTransport transport = CreateTransport(announced);
        await using IAsyncEnumerator<EventLog<ERC20.Event>> events = Subscribe(transport, to, new() { From = BlockReference.Earliest });

        Assert.Equal((1, false), await NextAsync(events));
        await TransferAsync(to, 2);
        Assert.Equal((2, false), await NextAsync(events));
        await TransferAsync(to, 3);
        await TransferAsync(to, 4);
        Assert.Equal((3, false), await NextAsync(events));
        Assert.Equal((4, false), await NextAsync(events));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reorganisation_takes_events_back(bool announced)
    {
        Address to = Address.Parse(announced ? "0x00000000000000000000000000000000000050c1" : "0x00000000000000000000000000000000000050c2");
        using JsonRpcTransport transport = CreateTransport(announced);
        await TransferAsync(to, 1);
        await using IAsyncEnumerator<EventLog<ERC20.Event>> events = Subscribe(transport, to, new() { From = BlockReference.Earliest });
        await TransferAsync(to, 2);
        await TransferAsync(to, 3);
        await NextAsync(events);
        await NextAsync(events);
        await NextAsync(events);

        await Devnet.Transport.RequestAsync("anvil_reorg", [2, new System.Text.Json.Nodes.JsonArray()], Cancellation);
        await TransferAsync(to, 4);

        Assert.Equal((3, true), await NextAsync(events));
        Assert.Equal((2, true), await NextAsync(events));
        Assert.Equal((4, false), await NextAsync(events));
    }

    [Fact]
    public async Task A_chain_that_was_set_back_to_a_snapshot()
    {
        Address to = Address.Parse("0x00000000000000000000000000000000000050d1");
        await TransferAsync(to, 1);
        await using IAsyncEnumerator<EventLog<ERC20.Event>> events = Subscribe(Devnet.Transport, to, new() { From = BlockReference.Earliest });
        Assert.Equal((1, false), await NextAsync(events));
        string snapshot = (await Devnet.Transport.RequestAsync("evm_snapshot", [], Cancellation)).GetString()!;
        await TransferAsync(to, 2);
        Assert.Equal((2, false), await NextAsync(events));

        await Devnet.Transport.RequestAsync("evm_revert", [snapshot], Cancellation);
        await TransferAsync(to, 3);

        Assert.Equal((2, true), await NextAsync(events));
        Assert.Equal((3, false), await NextAsync(events));
    }

    private JsonRpcTransport CreateTransport(bool announced)
    {
        if (!announced)
        {
            return new JsonRpcTransport(Devnet.RpcUrl, signer: null, new() { PollInterval = TimeSpan.FromMilliseconds(25) });
        }

        // So rarely is polled that only announcements can bring anything.
        Uri socket = new UriBuilder(Devnet.RpcUrl) { Scheme = Uri.UriSchemeWs }.Uri;
        return new JsonRpcTransport(Devnet.RpcUrl, signer: null, new() { PollInterval = TimeSpan.FromMinutes(5), BlockAnnouncements = new WebSocketEndpoint(socket) });
    }

    private IAsyncEnumerator<EventLog<ERC20.Event>> Subscribe(JsonRpcTransport transport, Address to, SubscriptionOptions options) =>
        new ERC20(transport, market.Usdc).SubscribeAsync(new ERC20.Filters.Transfer { To = [to] }, options, Cancellation).GetAsyncEnumerator(Cancellation);

    private async Task TransferAsync(Address to, UInt256 amount)
    {
        // Nonces of the client are counted by the transport, and a reorganisation takes some back: each transfer is signed anew by the node.
        using JsonRpcTransport client = new(Devnet.RpcUrl, signer: null, new() { NodeAccount = market.ClientAddress, PollInterval = TimeSpan.FromMilliseconds(25) });
        await new ERC20(client, market.Usdc).TransferAsync(new() { To = to, Value = amount }, cancellationToken: Cancellation).MinedAsync();
    }

    private static async Task<(int Amount, bool Removed)> NextAsync(IAsyncEnumerator<EventLog<ERC20.Event>> events)
    {
        // Only a stream that hangs takes so long.
        Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), Cancellation));
        return ((int)Assert.IsType<ERC20.Event.Transfer>(events.Current.Event).Value, events.Current.Removed);
    }
}
