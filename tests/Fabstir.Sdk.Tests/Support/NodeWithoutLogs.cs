using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Fabstir.Sdk.Tests.Support;

/// <summary>A node that is behind with its logs: it has none for the first so many times that it is asked.</summary>
internal sealed class NodeWithoutLogs(int times) : DelegatingHandler(new SocketsHttpHandler())
{
    private int _asked;

    public int Asked => Volatile.Read(ref _asked);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = await request.Content!.ReadAsStringAsync(cancellationToken);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        if (body.Contains("\"eth_getLogs\"", StringComparison.Ordinal) && Interlocked.Increment(ref _asked) <= times)
        {
            JsonNode answer = (await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken))!;
            answer["result"] = new JsonArray();
            response.Content = JsonContent.Create(answer);
        }

        return response;
    }
}
