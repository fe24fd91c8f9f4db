using System.Net;
using System.Text.Json;

namespace Fabstir.Ethereum.Tests;

/// <summary>Keys that are part of a URL are shown nowhere.</summary>
public sealed class EndpointTests
{
    private const string PathKey = "3f9dKEYofPATH77aa";
    private const string QueryKey = "9c1eKEYofQUERY42bb";
    private const string Password = "s3cret";

    private static readonly Uri Endpoint = new($"https://user:{Password}@rpc.example.com:8443/v2/{PathKey}?apikey={QueryKey}#frag");

    [Fact]
    public async Task No_exception_of_any_request_shows_a_key()
    {
        Behaviour[] troubles =
        [
            NodeFaults.RefuseConnection,
            NodeFaults.LoseAnswer,
            _ => throw new HttpRequestException($"The proxy refused https://rpc.example.com/v2/{PathKey}?apikey={QueryKey}."),
            NodeFaults.Http(HttpStatusCode.Unauthorized, $"invalid key {PathKey}"),
            NodeFaults.Http(HttpStatusCode.OK, $"<html>{PathKey}</html>"),
            NodeFaults.Fail(-32000, $"project {PathKey} is over its limit, {QueryKey.ToUpperInvariant()} too", $"see /v2/{PathKey}"),
            NodeFaults.Answer($"0x{PathKey}"),
            NodeFaults.Answer(null),
        ];

        foreach (Behaviour trouble in troubles)
        {
            using World world = new();
            using HttpClient client = new(world.Node, disposeHandler: false);
            using JsonRpcTransport transport = new(client, Endpoint, options: new() { TimeProvider = world.Time, MaxRetries = 0 });
            world.Node.Next("eth_blockNumber", trouble);

            EthereumException exception = await Assert.ThrowsAnyAsync<EthereumException>(() => transport.GetBlockNumberAsync(Test.Token));

            AssertHidden(exception.ToString());
            AssertHidden((exception as JsonRpcException)?.ErrorData ?? "");
        }
    }

    [Fact]
    public void Text_forms_show_scheme_host_and_port_only()
    {
        JsonRpcTransportOptions options = new();
        using JsonRpcTransport transport = new(Endpoint, options: options);

        Assert.Equal("JsonRpcTransport(https://rpc.example.com:8443)", transport.ToString());
        AssertHidden(options.ToString());
        AssertHidden(JsonSerializer.Serialize(transport));
    }

    [Fact]
    public async Task User_name_and_password_are_sent_as_a_header_and_the_key_in_the_path()
    {
        using World world = new();
        using RecordingHandler recorder = new(world.Node);
        using HttpClient client = new(recorder, disposeHandler: false);
        using JsonRpcTransport transport = new(client, Endpoint, options: new() { TimeProvider = world.Time, MaxRetries = 0 });

        await transport.GetBlockNumberAsync(Test.Token);

        HttpRequestMessage request = recorder.Requests[0];
        Assert.Equal($"https://rpc.example.com:8443/v2/{PathKey}?apikey={QueryKey}", request.RequestUri!.AbsoluteUri);
        // RFC 7617: the Base64 of "user:s3cret".
        Assert.Equal("Basic dXNlcjpzM2NyZXQ=", request.Headers.Authorization!.ToString());
    }

    [Theory]
    [InlineData("ftp://rpc.example.com/3f9dKEYofPATH77aa")]
    [InlineData("ws://rpc.example.com/3f9dKEYofPATH77aa")]
    [InlineData("/3f9dKEYofPATH77aa")]
    public void Other_urls_are_refused_without_being_repeated(string url)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new JsonRpcTransport(new Uri(url, UriKind.RelativeOrAbsolute)));

        AssertHidden(refusal.ToString());
    }

    private static void AssertHidden(string text)
    {
        Assert.DoesNotContain(PathKey, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(QueryKey, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Password, text, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class RecordingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public List<HttpRequestMessage> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
