using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Fabstir.Ethereum.Tests;

namespace Fabstir.Sdk.Tests.Streaming;

/// <summary>A network with one host on it, which the test plays.</summary>
internal sealed class ScriptedNetwork : IHostNetwork
{
    private readonly Channel<ScriptedSocket> _opened = Channel.CreateUnbounded<ScriptedSocket>();
    private readonly HttpMessageInvoker _http;

    public ScriptedNetwork() => _http = new HttpMessageInvoker(new Answers(this));

    /// <summary>Whether the host has to prove who it is.</summary>
    public bool HostsProveThemselves { get; init; }

    /// <summary>What the host answers to <c>/v1/models</c>.</summary>
    public string Models { get; set; } = """{"models":[]}""";

    /// <summary>How many sockets cannot be opened from now on.</summary>
    public int Unreachable { get; set; }

    /// <summary>How many sockets were asked for.</summary>
    public int Asked { get; private set; }

    /// <summary>The client's next socket.</summary>
    public async Task<ScriptedSocket> AcceptAsync() => await _opened.Reader.ReadAsync(Test.Token);

    public Task<WebSocket> OpenSocketAsync(Uri url, bool allowPrivateAddresses, CancellationToken cancellationToken)
    {
        Asked++;
        if (Unreachable > 0)
        {
            Unreachable--;
            throw new StreamException(FabstirErrorCode.WebSocketConnectionFailed, "The test says so.");
        }

        (WebSocket client, WebSocket host) = SocketPair.Create();
        _opened.Writer.TryWrite(new ScriptedSocket(host));
        return Task.FromResult(client);
    }

    public HttpMessageInvoker HttpFor(bool allowPrivateAddresses) => _http;

    public void Dispose() => _http.Dispose();

    private sealed class Answers(ScriptedNetwork network) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(network.Models, Encoding.UTF8) });
    }
}
