using System.Net.WebSockets;

namespace Fabstir.Ethereum.Tests;

/// <summary>Announcements say when to ask. When they are lost, what came meanwhile is asked for all the same.</summary>
public sealed class AnnouncementTests
{
    // Polls alone would come too late for the tests: the clock moves only for pauses of seconds.
    private static readonly TimeSpan Rarely = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_block_is_asked_for_when_it_is_announced()
    {
        using World world = new();
        await using AnnouncingNode node = new();
        world.Mine(1);
        await using LogStream logs = new(world, CreateTransport(world, node, Rarely), new() { From = 1 });

        Assert.Equal([(1, 0, false)], await logs.TakeAsync(1));
        WebSocket socket = await node.AcceptSubscriptionAsync("0xa");
        DateTimeOffset start = world.Time.GetUtcNow();
        world.Mine(1);
        await AnnouncingNode.AnnounceAsync(socket, "0xa");

        Assert.Equal([(2, 0, false)], await logs.TakeAsync(1));
        Assert.Equal(start, world.Time.GetUtcNow());
    }

    [Fact]
    public async Task Who_comes_later_need_not_wait_for_a_block()
    {
        using World world = new();
        await using AnnouncingNode node = new();
        world.Mine(1);
        JsonRpcTransport transport = CreateTransport(world, node, Rarely);
        await using LogStream first = new(world, transport, new() { From = 1 });
        await first.TakeAsync(1);
        WebSocket socket = await node.AcceptSubscriptionAsync("0xa");
        world.Mine(1);
        await AnnouncingNode.AnnounceAsync(socket, "0xa");
        await first.TakeAsync(1);
        DateTimeOffset start = world.Time.GetUtcNow();

        await using LogStream second = new(world, transport, new() { From = 1 });

        Assert.Equal([(1, 0, false), (2, 0, false)], await second.TakeAsync(2));
        Assert.Equal(start, world.Time.GetUtcNow());
    }

    [Fact]
    public async Task Other_messages_mean_nothing()
    {
        using World world = new();
        await using AnnouncingNode node = new();
        world.Mine(1);
        await using LogStream logs = new(world, CreateTransport(world, node, Rarely), new() { From = 1 });
        await logs.TakeAsync(1);
        WebSocket socket = await node.AcceptSubscriptionAsync("0xa");

        await AnnouncingNode.AnnounceAsync(socket, "0xb");
        await AnnouncingNode.SendAsync(socket, """{"jsonrpc":"2.0","id":7,"result":null}""");
        await AnnouncingNode.SendAsync(socket, """[1,"2",{"method":3}]""");
        await AnnouncingNode.SendAsync(socket, """{"method":"eth_subscription","params":[]}""");
        world.Mine(1);
        await AnnouncingNode.AnnounceAsync(socket, "0xa");

        Assert.Equal([(2, 0, false)], await logs.TakeAsync(1));
    }

    [Fact]
    public async Task A_connection_that_is_lost_is_made_again_and_nothing_is_missing()
    {
        using World world = new();
        await using AnnouncingNode node = new();
        world.Mine(1);
        await using LogStream logs = new(world, CreateTransport(world, node, TimeSpan.FromSeconds(2)), new() { From = 1 });
        await logs.TakeAsync(1);

        for (int i = 0; i < 3; i++)
        {
            WebSocket socket = await world.RunAsync(node.AcceptSubscriptionAsync($"0x{i}"));
            socket.Abort();
            world.Mine(1, 1);
            Assert.Equal([((2 * (ulong)i) + 2, 0, false), ((2 * (ulong)i) + 3, 0, false)], await logs.TakeAsync(2));
        }
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"the method eth_subscribe does not exist"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":{"no":"id"}}""")]
    [InlineData("<html>")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]")]
    public async Task A_node_that_announces_nothing_is_polled(string answer)
    {
        using World world = new();
        await using AnnouncingNode node = new();
        world.Mine(1);
        await using LogStream logs = new(world, CreateTransport(world, node, TimeSpan.FromSeconds(2)), new() { From = 1 });
        await logs.TakeAsync(1);

        (WebSocket socket, _) = await node.AcceptRequestAsync();
        await AnnouncingNode.SendAsync(socket, answer);
        world.Mine(1);

        Assert.Equal([(2, 0, false)], await logs.TakeAsync(1));
    }

    [Fact]
    public async Task A_message_without_end_closes_the_connection()
    {
        using World world = new();
        await using AnnouncingNode node = new();
        world.Mine(1);
        await using LogStream logs = new(world, CreateTransport(world, node, TimeSpan.FromSeconds(2)), new() { From = 1 });
        await logs.TakeAsync(1);
        WebSocket socket = await node.AcceptSubscriptionAsync("0xa");

        byte[] endless = new byte[1 << 16];
        for (int i = 0; i < 17; i++)
        {
            await socket.SendAsync(endless, WebSocketMessageType.Text, endOfMessage: false, Test.Token);
        }

        world.Mine(1);
        Assert.Equal([(2, 0, false)], await logs.TakeAsync(1));
        await world.RunAsync(node.AcceptSubscriptionAsync("0xb"));
    }

    [Fact]
    public async Task Leaving_closes_the_connection()
    {
        using World world = new();
        await using AnnouncingNode node = new();
        world.Mine(1);
        WebSocket socket;
        await using (LogStream logs = new(world, CreateTransport(world, node, TimeSpan.FromSeconds(2)), new() { From = 1 }))
        {
            await logs.TakeAsync(1);
            socket = await node.AcceptSubscriptionAsync("0xa");
        }

        await AnnouncingNode.AnnounceAsync(socket, "0xa");

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ReceiveAsync(new byte[1], Test.Token));
    }

    [Fact]
    public async Task User_and_password_are_sent_and_shown_nowhere()
    {
        await using AnnouncingNode node = new();
        UriBuilder withPassword = new(node.Endpoint.Endpoint.RequestUri) { UserName = "alice", Password = "geheimnis" };
        WebSocketEndpoint endpoint = new(withPassword.Uri);
        using World world = new();
        world.Mine(1);
        await using LogStream logs = new(world, CreateTransport(world, endpoint, Rarely), new() { From = 1 });
        await logs.TakeAsync(1);
        await node.AcceptSubscriptionAsync("0xa");

        // RFC 7617 over "alice:geheimnis".
        Assert.Equal("Basic YWxpY2U6Z2VoZWltbmlz", node.Authorization);
        string shown = new JsonRpcTransportOptions { BlockAnnouncements = endpoint }.ToString() + endpoint;
        Assert.DoesNotContain("geheimnis", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abcdef", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_web_sockets_announce()
    {
        Assert.Throws<ArgumentException>(() => new WebSocketEndpoint(new Uri("http://node.test")));
        Assert.Throws<ArgumentException>(() => new JsonRpcTransport(new Uri("ws://node.test")));
    }

    private static JsonRpcTransport CreateTransport(World world, AnnouncingNode node, TimeSpan interval) => CreateTransport(world, node.Endpoint, interval);

    private static JsonRpcTransport CreateTransport(World world, WebSocketEndpoint endpoint, TimeSpan interval) =>
        world.CreateTransport(options: new() { BlockAnnouncements = endpoint, PollInterval = interval, RequestTimeout = TimeSpan.FromMinutes(5) });
}
