using System.Net;
using System.Text.Json;
using Fabstir.Abi;
using Fabstir.Host.Tests.Support;

namespace Fabstir.Host.Tests.Serving;

public sealed class PublicEndpointTests
{
    [Fact]
    public async Task Models_have_their_ids_and_names()
    {
        await using WebHost host = await WebHost.StartAsync();

        (_, JsonElement body) = await host.GetAsync("/v1/models");

        JsonElement model = Assert.Single(body.GetProperty("models").EnumerateArray());
        Assert.Equal((WebHost.ModelId.ToString(), WebHost.Model), (model.Text("id"), model.Text("name")));
        Assert.Equal(84532, body.Number("chain_id"));
    }

    [Fact]
    public async Task The_version_says_what_the_host_speaks_and_who_it_is()
    {
        await using WebHost host = await WebHost.StartAsync();

        (_, JsonElement body) = await host.GetAsync("/v1/version");

        Assert.Equal(("fabstir-stream/1", Keys.Host.Address.ToString()), (body.Text("protocol"), body.Text("host")));
        Assert.Equal(SignedAccess.Marketplace, body.Text("marketplace"), ignoreCase: true);
    }

    [Fact]
    public async Task Checkpoints_are_what_was_claimed()
    {
        await using WebHost host = await WebHost.StartAsync();
        Bytes32 hash = Bytes32.Parse($"0x{new string('5', 64)}");
        host.Book.Checkpoints[7] = [new HostCheckpoint(0, 0, 120, hash, hash), new HostCheckpoint(1, 120, 250, hash, hash)];

        (_, JsonElement body) = await host.GetAsync("/v1/checkpoints/7");
        (_, JsonElement none) = await host.GetAsync("/v1/checkpoints/8");
        (HttpResponseMessage wrong, _) = await host.GetAsync("/v1/checkpoints/seven");

        Assert.Equal(
            [(0, "0", "120"), (1, "120", "250")],
            body.GetProperty("checkpoints").EnumerateArray().Select(one => (one.Number("index"), one.Text("from_token"), one.Text("to_token"))));
        Assert.Equal(0, none.GetProperty("checkpoints").GetArrayLength());
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task A_host_that_serves_is_healthy()
    {
        await using WebHost host = await WebHost.StartAsync();

        (HttpResponseMessage response, JsonElement body) = await host.GetAsync("/health");

        Assert.Equal((HttpStatusCode.OK, "healthy"), (response.StatusCode, body.Text("status")));
    }

    [Fact]
    public async Task The_socket_is_no_page()
    {
        await using WebHost host = await WebHost.StartAsync();

        (HttpResponseMessage response, _) = await host.GetAsync("/v1/ws");

        Assert.Equal(HttpStatusCode.UpgradeRequired, response.StatusCode);
    }

    [Fact]
    public async Task Metrics_are_nowhere_but_on_the_management_port()
    {
        await using WebHost host = await WebHost.StartOpenAsync(options => options.ManagementPort = 0);
        host.AddSession();
        using RawSocket socket = await host.OpenSessionAsync();
        await socket.SendAsync(Frames.Inference("hi", "q"));
        await socket.ReceiveUntilAsync("stream_end");
        await socket.SendAsync(Frames.Inference("", "q"));
        await socket.ReceiveAsync();
        using HttpClient http = new();

        (HttpResponseMessage open, _) = await host.GetAsync("/metrics");
        Uri management = host.Service<ManagementServer>().Address!;
        string text = await http.GetStringAsync(new Uri(management, "/metrics"), TestContext.Current.CancellationToken);
        using HttpResponseMessage other = await http.GetAsync(new Uri(management, "/v1/models"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, open.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.NotEqual(host.Url.Port, management.Port);
        Assert.Contains("# TYPE fabstir_host_connections gauge\nfabstir_host_connections 1\n", text, StringComparison.Ordinal);
        Assert.Contains("fabstir_host_prompts_ended_total{fabstir_reason=\"complete\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("fabstir_host_refusals_total{error_type=\"INVALID_PROMPT\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("fabstir_host_time_to_first_token_seconds_bucket{le=\"+Inf\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("fabstir_host_time_to_first_token_seconds_count 1\n", text, StringComparison.Ordinal);
    }
}
